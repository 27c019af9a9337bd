//! Money.

mod common;

use common::{check, value};

#[test]
fn signs_and_codes() {
    check(
        "
        It cost {$5|5 USD}.
        It cost {$5.50|5.5 USD}.
        It cost {$1,200|1200 USD}.
        It cost {$2.9 million|2900000 USD}.
        It cost {$2.9m|2900000 USD}.
        It cost {$3bn|3000000000 USD}.
        It cost {$3 bn|3000000000 USD}.
        It cost {$4B|4000000000 USD}.
        It cost {$1.2tn|1200000000000 USD}.
        It cost {$800K|800000 USD}.
        It cost {US$58|58 USD}.
        It cost {US $58|58 USD}.
        It cost {A$30|30 AUD}.
        It cost {C$30|30 CAD}.
        It cost {HK$30|30 HKD}.
        It cost {NZ$30|30 NZD}.
        It cost {S$30|30 SGD}.
        It cost {R$30|30 BRL}.
        It cost {£30|30 GBP}.
        It cost {£1.1bn|1100000000 GBP}.
        It cost {€30|30 EUR}.
        It cost {€10m|10000000 EUR}.
        It cost {30€|30 EUR}.
        It cost {¥500|500 JPY}.
        It cost {₹500|500 INR}.
        It cost {₽500|500 RUB}.
        It cost {₺500|500 TRY}.
        It cost {₪500|500 ILS}.
        It cost {₴500|500 UAH}.
        It cost {₦500|500 NGN}.
        It cost {Rs 500|500 INR}.
        It cost {CHF 500|500 CHF}.
        It cost {EUR 500|500 EUR}.
        It cost {USD 500|500 USD}.
        It cost {500 USD|500 USD}.
        It cost {500 euros|500 EUR}.
        It cost {500 dollars|500 USD}.
        It cost {500 US dollars|500 USD}.
        It cost {500 Australian dollars|500 AUD}.
        It cost {500 Hong Kong dollars|500 HKD}.
        It cost {500 Canadian dollars|500 CAD}.
        It cost {500 pounds|500 GBP}.
        It cost {500 pounds sterling|500 GBP}.
        It cost {500 Egyptian pounds|500 EGP}.
        It cost {500 yen|500 JPY}.
        It cost {500 yuan|500 CNY}.
        It cost {500 roubles|500 RUB}.
        It cost {500 rubles|500 RUB}.
        It cost {500 rupees|500 rupee}.
        It cost {500 Pakistani rupees|500 PKR}.
        It cost {500 pesos|500 peso}.
        It cost {500 Mexican pesos|500 MXN}.
        It cost {500 Swiss francs|500 CHF}.
        It cost {500 dinars|500 dinar}.
        It cost {500 Iraqi dinars|500 IQD}.
        It cost {500 Danish kroner|500 DKK}.
        It cost {500 shekels|500 ILS}.
        It cost {500 hryvnias|500 UAH}.
        It cost {19 cents|19 cent}.
        It cost {19p|19 penny}.
        It cost {five dollars|5 USD}.
        It cost {a million dollars|1000000 USD}.
        It cost {half a million euros|500000 EUR}.
        It cost {tens of thousands of dollars|vague 10000..100000 USD}.
        It cost {millions of pounds|vague 1000000..10000000 GBP}.
        It cost {hundreds of euros|vague 100..1000 EUR}.
        ",
        65,
        value,
    );
}

#[test]
fn what_money_stands_per() {
    check(
        "
        Oil sold at {$60 a barrel|60 USD/barrel}.
        Oil sold at {$60 per barrel|60 USD/barrel}.
        Gas sold at {$2.24 per mmBTU|2.24 USD/million British thermal units}.
        They earn {$12 an hour|12 USD/hour}.
        They earn {$12-an-hour|12 USD/hour} wages.
        They pay {€300 a month|300 EUR/month}.
        They paid {40 cents a share|40 cent/share}.
        They paid {£5 per person|5 GBP/person}.
        The grant is {$700,000|700000 USD} in all.
        A {$5 million|5000000 USD} fine was set.
        A {5-million-euro|5000000 EUR} fine was set.
        ",
        11,
        value,
    );
}
