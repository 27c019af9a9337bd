//! Units of measure, ages and durations.

mod common;

use common::{check, value};

#[test]
fn measures() {
    check(
        "
        It ran {5 kilometres|5 kilometre}.
        It ran {5 kilometers|5 kilometre}.
        It ran {5 km|5 kilometre}.
        It ran {5km|5 kilometre}.
        It ran {a hundred miles|100 mile}.
        It ran {100 metres|100 metre}.
        It ran {100m|100 metre}.
        It stood {6 feet|6 foot} tall.
        It stood {6ft|6 foot} tall.
        It stood {12 inches|12 inch} tall.
        A {6-foot|6 foot} wall stood there.
        A {30-mile|30 mile} road led there.
        It covers {20 acres|20 acre}.
        It covers {20 hectares|20 hectare}.
        It covers {20 square miles|20 square mile}.
        It covers {20 square kilometres|20 square kilometre}.
        It covers {20 sq km|20 square kilometre}.
        It covers {20 km²|20 square kilometre}.
        It weighs {5 tonnes|5 metric ton}.
        It weighs {5 tons|5 ton}.
        It weighs {5 kilograms|5 kilogram}.
        It weighs {5kg|5 kilogram}.
        It weighs {200 pounds|200 pound}.
        It weighs {200 lbs|200 pound}.
        It weighs {3 ounces|3 ounce}.
        It holds {5 litres|5 litre}.
        It holds {5l|5 litre}.
        It holds {5 gallons|5 gallon}.
        It holds {5 million barrels|5000000 barrel}.
        It pumps {5 million barrels a day|5000000 barrel/day}.
        It pumps {5 million bpd|5000000 barrel/day}.
        It drove at {87 mph|87 mile/hour}.
        It drove at {87mph|87 mile/hour}.
        It drove at {140 km/h|140 kilometre/hour}.
        It drove at {140 kilometres per hour|140 kilometre/hour}.
        It drove at {140 kilometers an hour|140 kilometre/hour}.
        It makes {300 horsepower|300 horsepower}.
        It makes {300hp|300 horsepower}.
        It makes {500 megawatts|500 megawatt}.
        It makes {500 MW|500 megawatt}.
        It uses {20 kWh|20 kilowatt hour}.
        It stores {256GB|256 gigabyte}.
        It stores {4 terabytes|4 terabyte}.
        It spins at {3000 rpm|3000 revolution/minute}.
        It was {30 degrees|30 degree} outside.
        It was {30 degrees Celsius|30 degree Celsius} outside.
        It was {30°C|30 degree Celsius} outside.
        It was {-5 degrees Celsius|-5 degree Celsius} outside.
        It was {86 Fahrenheit|86 degree Fahrenheit} outside.
        It took {18 months|18 month}.
        It took {five years|5 year}.
        It took {two weeks|2 week}.
        It took {24 hours|24 hour}.
        It took {10 minutes|10 minute}.
        It took {45 seconds|45 second}.
        It took {three days|3 day}.
        It took {two decades|2 decade}.
        A {five-year|5 year} plan began.
        An {89-month|89 month} war ended.
        A {two-hour|2 hour} talk ended.
        A {34-year-old|34 year of age} man was held.
        A {34 year-old|34 year of age} man was held.
        She is {34 years old|34 year of age}.
        The baby was {six months old|6 month of age}.
        A {5.2-litre|5.2 litre} engine roared.
        They lost {200 rushing yards|200 yard}.",
        62,
        value,
    );
}

#[test]
fn composed_of_prefix_power_and_rate() {
    check(
        "
        The well held {350 MPa|350 megapascal} and {50 ksi|50 kilopound/square inch}.
        The beam reached {13 TeV|13 teraelectronvolt}.
        The lamp draws {9 W|9 watt}.
        The clock ticks at {32 kHz|32 kilohertz}.
        The pulse lasts {5 nanoseconds|5 nanosecond}.
        The dose was {20 mSv|20 millisievert}.
        The lake covers {4,100 km2|4100 square kilometre}.
        The park covers {1,500 sq. km|1500 square kilometre} of forest.
        The tank holds {40 cubic kilometers|40 cubic kilometre} of mud.
        The mud weighed {14.2 ppg|14.2 pound/gallon}.
        The pump moves {30 cubic metres a second|30 cubic metre/second}.
        The well makes {450 barrels of oil per day|450 barrel/day}.
        The output is {1.1m b/d|1100000 barrel/day}.
        The field measured {3 tesla|3 tesla}, and he drives {two|2} Teslas.
        The plan needs {500 MW|500 megawatt} and 3 x {500 MW|500 megawatt}.
        The show airs on {12|12} TV channels.
        He left at 5 pm.
        ",
        19,
        value,
    );
}

#[test]
fn temperatures_by_their_letter() {
    check(
        "
        The crystal forms at {-20C|-20 degree Celsius}.
        The temperature rose to {35C|35 degree Celsius} or {95F|95 degree Fahrenheit}.
        He lives in flat 20C.
        ",
        3,
        value,
    );
}

#[test]
fn one_amount_in_two_units() {
    check(
        "
        He is {5 feet 6 inches|5.5 foot} tall.
        It took {two hours and fifteen minutes|2.25 hour}.
        He got {10 years and six months|10.5 year}.
        It costs {three dollars and fifty cents|3.5 USD}.
        It took {3 years|3 year}, {2 months|2 month}, {14 days|14 day}.
        He ran {5 miles|5 mile} and {20|20} laps.
        ",
        9,
        value,
    );
}
