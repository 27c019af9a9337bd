//! Numbers in digits that count.

mod common;

use common::{check, value};

#[test]
fn digits_that_count() {
    check(
        "
        The mayor met {300|300} farmers.
        The town has {1,200|1200} houses.
        The roads and {12|12} bridges were closed.",
        3,
        value,
    );
    check(
        "
        The council hired {40|40} nurses.
        There were {7|7} boats in the harbour.
        The camp holds {23,500|23500} people.
        The ministry counted {1,234,567|1234567} voters.
        Some schools sent {15|15} teachers each.
        The army lost {3|3} tanks.
        Police stopped {18|18} lorries and {6|6} buses.
        The region has {2.9 million|2900000} inhabitants.
        {2.9 million|2900000} of them left.
        The state employs {1.5m|1500000} people.
        Karsand has {4m|4000000} voters.
        The firm sold {25k|25000} tickets.
        Its network reaches {3bn|3000000000} users.
        The fund helped {10 thousand|10000} families.
        The union has {15 hundred|1500} members.
        The dam supplies {1.2 billion|1200000000} people.
        The library owns {5.5 million|5500000} books.
        The museum drew {120,000|120000} visitors.
        In Karsand {300|300} people marched.
        On Monday {250|250} workers walked out.
        {60|60} villages were cut off.
        {1,000|1000} soldiers crossed the river.
        The court heard {9|9} witnesses.
        The party won {34|34} seats.
        The league has {20|20} clubs.
        The plant makes {2000|2000} cars.
        Engineers checked {2,019|2019} wells.
        The agency recorded {14|14} floods.
        He wrote {11|11} books.
        They planted {900|900} trees.
        The shop sold {3 dozen|36} lamps.
        Volunteers packed {4 million|4000000} parcels.
        The list names {88|88} companies.
        The choir has {35|35} singers.
        She scored {22|22} goals.
        Tarn built {16|16} wells and {4|4} schools.
        The survey covered {1,001|1001} adults.
        The bank closed {77|77} branches.
        The port handled {6.4 million|6400000} containers.
        Thieves took {13|13} paintings.
        There are {28|28} ministers.
        The village lost {45|45} cows.
        The airline cancelled {150|150} flights.
        They found {5|5} unexploded bombs.
        The hospital has {640|640} beds.
        Only {2|2} doctors stayed.
        Just {8|8} members voted.
        All {12|12} jurors agreed.
        The other {30|30} passengers were unhurt.
        Another {50|50} trucks arrived.
        The first {100|100} homes are ready.
        The last {10|10} guests left.
        The paper printed {70,000|70000} copies.
        A group of {25|25} lawyers signed.
        A crowd of {5,000|5000} gathered.
        The number of refugees stood at {3 million|3000000}.
        The population is {410,000|410000}.
        It reached {2,279|2279} in June.
        There are {10|10} of them.
        The club has {1,500|1500} members and {45|45} staff.
        The blockade stopped {200|200} aid trucks.
        The storm felled {1,100|1100} trees in {3|3} districts.
        ",
        60,
        value,
    );
}
