//! Numbers in words.

mod common;

use common::{check, value};

#[test]
fn words_that_count() {
    check(
        "
        {Three|3} men were seen.
        The mayor named {seven|7} streets.
        {Twelve|12} boats sank.
        The town has {twenty|20} wells.
        There were {twenty-one|21} guests.
        They hired {thirty five|35} clerks.
        {Ninety-nine|99} lamps were lit.
        {A hundred|100} people came.
        {One hundred|100} people came.
        {One hundred and five|105} farms were lost.
        {Two hundred fifty|250} soldiers arrived.
        {A thousand|1000} tents stood there.
        {Two thousand and twelve|2012} tents stood there.
        {Five thousand three hundred|5300} pupils left.
        {A million|1000000} voters stayed at home.
        {Three million|3000000} refugees crossed.
        {Two and a half million|2500000} people live there.",
        16,
        value,
    );
    check(
        "
        {A dozen|12} trucks burned.
        {Two dozen|24} trucks burned.
        {Half a dozen|6} trucks burned.
        {A half-dozen|6} trucks burned.
        {Half a million|500000} people marched.
        {A quarter of a million|250000} people marched.
        {Half a billion|500000000} birds fly south.
        {A couple of|2} boats sank.
        {A couple of hundred|200} boats sank.
        {A couple of dozen|24} boats sank.
        {A score of|20} boats sank.
        {One|1} man was held.
        {One|1} more bridge fell.
        {One|1} of the bridges fell.
        {Zero|0} cases were found.
        {Fifteen hundred|1500} sheep died.
        {Ten thousand|10000} sheep grazed.
        {Forty-two thousand|42000} sheep grazed.
        {Six hundred thousand|600000} sheep grazed.
        {One million two hundred thousand|1200000} sheep grazed.
        {Eleven|11} ministers resigned.
        {Thirteen|13} ministers resigned.
        {Fourteen|14} ministers resigned.
        {Fifteen|15} ministers resigned.
        {Sixteen|16} ministers resigned.
        {Seventeen|17} ministers resigned.
        {Eighteen|18} ministers resigned.
        {Nineteen|19} ministers resigned.
        {Forty|40} ministers resigned.
        {Fifty|50} ministers resigned.
        {Sixty-six|66} ministers resigned.
        {Seventy|70} ministers resigned.
        {Eighty|80} ministers resigned.
        {Three billion|3000000000} people watched.
        {Five lakh|500000} farmers applied.
        {Two crore|20000000} farmers applied.
        The {two|2} sides met.",
        37,
        value,
    );
    check(
        "
        All {three|3} brothers left.
        Only {four|4} survivors spoke.
        These {six|6} villages are empty.
        The {ten|10} prisoners were freed.
        Another {eight|8} ships turned back.
        He has {two|2} sons and {five|5} daughters.
        {Four|4} of the ships turned back.
        {Nine|9} of them turned back.
        {One hundred twenty-three|123} names were read.
        {Three|3} were arrested.
        {Twenty|20} people waited.
        ",
        12,
        value,
    );
}
