//! What looks like a date and is none.

mod common;

use common::{check, check_none};

#[test]
fn months_that_are_names_verbs_and_modals() {
    check_none(&[
        "May said the vote was void.",
        "Theresa May said so.",
        "Mrs. May left.",
        "Mrs May left for Dorel.",
        "Prime Minister May spoke.",
        "They may leave.",
        "May I come in?",
        "They march on the palace.",
        "The march on the capital began.",
        "Protesters march.",
        "March on, he cried.",
        "April Jones won.",
        "April said so.",
        "June Carter sang.",
        "June told reporters so.",
        "Augustus and August Wilson wrote plays.",
        "An august body met.",
        "Mar the finish, and all is lost.",
        "Jan Smit sang.",
        "A dec was printed.",
        "Mark Mar left.",
        "The novel Sept Jours won.",
    ]);
    check(&[
        "Theresa May said in [May=2016-05] that May would go.",
        "Theresa May won. The party backed May, and May thanked it for [June=2016-06].",
        "They may march in [March=2017-03].",
    ]);
}

#[test]
fn events_named_by_a_date() {
    check_none(&[
        "The 9/11 attacks changed it.",
        "After 9/11 he left.",
        "The 7/7 bombings killed 52.",
        "He was an F-16 pilot.",
        "Windows 2000 is old.",
        "Vision 2030 failed.",
        "Black Friday sales rose.",
        "Ruby Wednesday is sung.",
    ]);
}

#[test]
fn groups_and_counts() {
    check_none(&[
        "The Group of Seven met.",
        "The G7 met.",
        "The Gang of Four fell.",
        "About 2000 troops came.",
        "Some 1,990 people came.",
        "2016 people came.",
        "1850 rifles were found.",
        "They lost 2000 votes.",
        "It cost $1990.",
        "It cost £2016 each.",
        "It cost €1,999.",
        "The bill came to 1990 dollars.",
        "They drove 1995 miles.",
        "It has 1984 pages.",
        "More than 2000 were held.",
        "He ran the 1500 metres.",
    ]);
}

#[test]
fn telephones_scores_and_identifiers() {
    check_none(&[
        "Call 555-0199 or 555-2016.",
        "Call +44 20 7946 0018.",
        "Call (202) 555-1987.",
        "Dial 1-800-555-1990.",
        "They won 3-1.",
        "They won 21-14 and 10-9.",
        "The set went 6-4, 7-5.",
        "He won by 102-99.",
        "Flight 1990 was late.",
        "Resolution 2016 passed.",
        "Section 1983 applies.",
        "Article id 2016-554-1.",
        "See page 1999.",
        "Route 2010 is shut.",
        "Room 2016 is shut.",
        "Case no. 1987 was heard.",
        "The index is at 2016.35.",
        "The index rose to 1,987.",
        "Version 2.0.2016 is out.",
        "The key is A-1990-B.",
        "A 1/2 share was sold.",
        "About 3/4 of them left.",
        "Rate 9/10 of it.",
        "Mail x1990@example.org at will.",
        "See example.org/1990 for it.",
        "#2016 was a tag.",
    ]);
}

#[test]
fn ages_and_temperatures() {
    check_none(&[
        "She is in her eighties.",
        "She is in her 80s.",
        "He is in his mid-40s.",
        "It was in the low 80s with highs to follow.",
        "Temperatures in the 90s are common.",
        "A 49-year-old woman left.",
        "The boy, 12 years old, left.",
        "Two six-year-olds left.",
        "People in their twenties left.",
        "He is 37.",
        "Unemployment is in the mid-30s there.",
        "His approval was in the low 40s.",
    ]);
}

#[test]
fn seasons_and_units_with_another_meaning() {
    check_none(&[
        "Prices fall.",
        "The fall of the wall was sudden.",
        "The fall in prices was sudden.",
        "The wall may fall apart.",
        "A spring in the hills dried up.",
        "They spring into action.",
        "The Winter Olympics began.",
        "The Arab Spring began.",
        "A second man left.",
        "In the second place, he left.",
        "Seconds out.",
        "He moved the motion and she seconded it.",
        "The French quarter burned.",
        "A quarter of them left.",
        "He scored in the third quarter with two touchdowns.",
        "In the second half, they scored.",
        "Half of them left.",
        "They sat in the sun.",
        "The Sun reported it.",
        "He sat.",
        "She wed him.",
        "The day of the vote was calm.",
        "They wait for the day that it ends.",
        "How this moment came to be is open.",
        "Light years ahead.",
        "The minutes were lost.",
        "As soon as they left, it burned.",
        "He traded futures.",
        "The future of the town is dark.",
        "USA Today reported it.",
        "He spoke on “This Week” at length.",
        "Time and again he left.",
        "Once they left, it burned.",
        "Their former mayor left.",
        "The current account is short.",
        "The recent attack killed two.",
    ]);
}
