//! Scratch: scores and errors.
use std::collections::BTreeMap;
use onrecord_dates::{read, records};
use onrecord_eval::{read_timeml, score_dates};
fn main() {
    let folder = std::env::args().nth(1).unwrap();
    let gold = read_timeml(std::path::Path::new(&folder)).unwrap();
    let mut predicted = BTreeMap::new();
    for a in &gold {
        let d = records(&a.text, &read(&a.text, a.published.as_deref()));
        let chars: Vec<char> = a.text.chars().collect();
        let ctx = |s: usize, e: usize| -> String {
            let l: String = chars[s.saturating_sub(60)..s].iter().collect();
            let m: String = chars[s..e].iter().collect();
            let r: String = chars[e..(e + 40).min(chars.len())].iter().collect();
            format!("{l}[[{m}]]{r}").replace('\n', "~")
        };
        for g in &a.dates {
            let hit = d.iter().find(|d| d.mention.start < g.end && g.start < d.mention.end);
            match hit {
                None => println!("MISS\t{}\t{}\t{}\t{}\t{}", a.id, a.published.as_deref().unwrap_or(""), g.kind, g.value, ctx(g.start, g.end)),
                Some(d) => {
                    let k = format!("{:?}", d.kind).to_uppercase();
                    let v = d.value.clone().unwrap_or("null".into());
                    if v != g.value { println!("VALUE\t{}\t{}\t{}\t{}\tgot {} {} <{}>\t{}", a.id, a.published.as_deref().unwrap_or(""), g.kind, g.value, k, v, d.mention.text, ctx(g.start, g.end)); }
                    else if k != g.kind { println!("TYPE\t{}\t{}\t{}\tgot {}\t{}", a.id, g.kind, g.value, k, ctx(g.start, g.end)); }
                    if (d.mention.start, d.mention.end) != (g.start, g.end) { println!("SPAN\t{}\tgot <{}>\t{}", a.id, d.mention.text, ctx(g.start, g.end)); }
                }
            }
        }
        for d in &d {
            if !a.dates.iter().any(|g| d.mention.start < g.end && g.start < d.mention.end) {
                println!("EXTRA\t{}\t{:?}\t{:?}\t{}", a.id, d.kind, d.value, ctx(d.mention.start, d.mention.end));
            }
        }
        predicted.insert(a.id.clone(), d);
    }
    let s = score_dates(&gold, &predicted);
    for (n, r) in [("strict", s.strict), ("relaxed", s.relaxed), ("type", s.kind), ("value", s.value)] {
        eprintln!("{n:8} P {:.1} R {:.1} F1 {:.1} {r:?}", 100. * r.precision(), 100. * r.recall(), 100. * r.f1());
    }
}
