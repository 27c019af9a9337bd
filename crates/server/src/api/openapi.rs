//! What the interface offers, as OpenAPI 3.1 has it: made of the lists' own columns, so that both cannot part.

use onrecord::record::{Column, ColumnKind, Row};
use onrecord::store::PositionRow;
use serde_json::{Map, Value, json};

use super::LISTS;

/// What a filter is called in an address, and what it says.
const FILTERS: [(&str, &str); 18] = [
    ("actor", "Somebody who speaks, is spoken for, is named or takes part, by a name or an identifier."),
    ("party", "Whose statement it is: whom the speaker speaks for, else the speaker."),
    ("outlet", "A publisher, by its name or a part of it."),
    ("since", "The first day, month or year of publication."),
    ("until", "The last day, month or year of publication."),
    ("act", "What is done by saying it, such as deny."),
    ("manner", "Whose words they are: direct, indirect, mixed or block."),
    ("confidence", "The least probability that the statement is right, from 0 to 1."),
    ("casualty", "What became of those that a figure counts, such as killed."),
    ("unit", "A figure's unit, such as USD."),
    ("topic", "Words that must stand in it; \"several words\" stand together, word* begins a word."),
    ("place", "A place that must be named in it."),
    ("kind", "A sort of link, figure, change or actor, the state of a dispute, or a term of a naming."),
    ("voice", "`outlet`: the outlets' own sentences."),
    ("state", "`rejected`: what people have rejected."),
    ("order", "`oldest`: the earliest first."),
    ("limit", "At most so many rows; 100 unless said."),
    ("skip", "Rows that are left out before them."),
];

pub(super) fn document() -> Value {
    let mut paths = Map::new();
    let mut schemas = Map::new();
    for (name, list) in LISTS {
        schemas.insert(name.to_owned(), schema(list.columns()));
        paths.insert(format!("/api/{name}"), of_list(name));
    }
    schemas.insert("error".to_owned(), error());
    schemas.insert("article".to_owned(), article());
    schemas.insert("correction".to_owned(), correction());
    paths.insert("/api/articles/{article}".to_owned(), of_article());
    paths.insert("/api/stamp".to_owned(), of_stamp());
    paths.insert("/api/corrections".to_owned(), of_corrections());
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Onrecord",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Who said what in one file, and what people have corrected of it."
        },
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } }
        },
        "security": [{}, { "token": [] }]
    })
}

fn of_list(name: &str) -> Value {
    let parameters = FILTERS.map(|(filter, says)| {
        let kind = match filter {
            "limit" => json!({ "type": "integer", "minimum": 1 }),
            "skip" => json!({ "type": "integer", "minimum": 0 }),
            "confidence" => json!({ "type": "number", "minimum": 0, "maximum": 1 }),
            _ => json!({ "type": "string" }),
        };
        json!({ "name": filter, "in": "query", "description": says, "schema": kind })
    });
    let rows = json!({ "type": "array", "items": { "$ref": format!("#/components/schemas/{name}") } });
    json!({ "get": {
        "operationId": name,
        "parameters": parameters.to_vec(),
        "responses": answers(rows, &["400", "404", "503"])
    } })
}

fn of_article() -> Value {
    json!({ "get": {
        "operationId": "article",
        "description": "An article's record with its corrections, as docs/record.schema.json has it.",
        "parameters": [{ "name": "article", "in": "path", "required": true, "schema": { "type": "string" } }],
        "responses": answers(json!({ "$ref": "#/components/schemas/article" }), &["404", "503"])
    } })
}

fn of_stamp() -> Value {
    let stamp =
        json!({ "type": "object", "properties": { "stamp": { "type": "string" } }, "required": ["stamp"] });
    json!({ "get": {
        "operationId": "stamp",
        "description": "A word that becomes another whenever an item is corrected or its article is read again.",
        "parameters": [{ "name": "target", "in": "query", "required": true, "schema": { "type": "string" } }],
        "responses": answers(stamp, &["400", "404", "503"])
    } })
}

fn of_corrections() -> Value {
    let body = json!({ "type": "array", "items": { "$ref": "#/components/schemas/correction" } });
    json!({ "post": {
        "operationId": "correct",
        "description": "Corrections, all of them or none. 409 where an item has changed since its stamp.",
        "requestBody": { "required": true, "content": { "application/json": { "schema": body } } },
        "responses": answers(json!({ "type": "array" }), &["400", "403", "404", "409", "413", "415", "503"])
    } })
}

fn answers(body: Value, errors: &[&str]) -> Value {
    let content = |schema: Value| json!({ "application/json": { "schema": schema } });
    let mut answers = Map::new();
    answers
        .insert("200".to_owned(), json!({ "description": "What was asked for.", "content": content(body) }));
    for error in errors {
        let schema = json!({ "$ref": "#/components/schemas/error" });
        let answer = json!({ "description": "Why not, and what to do.", "content": content(schema) });
        answers.insert((*error).to_owned(), answer);
    }
    answers.into()
}

fn error() -> Value {
    json!({
        "type": "object",
        "properties": { "error": { "type": "string" }, "status": { "type": "integer" }, "advice": { "type": "string" } },
        "required": ["error", "status"]
    })
}

fn article() -> Value {
    json!({ "type": "object", "required": ["id", "document", "statements"] })
}

fn correction() -> Value {
    let verbs = ["confirm", "reject", "span", "speaker", "rename", "merge", "split", "undo"];
    let pair = json!({ "type": "array", "prefixItems": [{ "type": "integer" }, { "type": "integer" }] });
    json!({
        "type": "object",
        "required": ["target", "change"],
        "additionalProperties": false,
        "properties": {
            "target": { "type": "string", "description": "An item's address, a link's or an actor's identifier." },
            "change": { "type": "object", "required": ["verb"], "properties": {
                "verb": { "enum": verbs },
                "part": { "type": "string", "description": "span: source, cue, content or words." },
                "pieces": { "type": "array", "items": pair, "description": "span: code points, half-open." },
                "name": { "type": ["string", "null"], "description": "speaker, rename." },
                "with": { "type": "string", "description": "merge." },
                "from": { "type": "array", "items": { "type": "string" }, "description": "split." },
                "correction": { "type": "integer", "description": "undo." }
            } },
            "stamp": { "type": ["string", "null"] },
            "by": { "type": ["string", "null"] },
            "note": { "type": ["string", "null"] }
        }
    })
}

fn schema(columns: &[Column]) -> Value {
    let properties: Map<String, Value> = columns.iter().map(|c| (c.name.to_string(), property(c))).collect();
    let required: Vec<&str> = columns.iter().map(|column| column.name.as_ref()).collect();
    json!({ "type": "object", "properties": properties, "required": required })
}

fn property(column: &Column) -> Value {
    let kind = match column.kind {
        ColumnKind::Text | ColumnKind::Word | ColumnKind::Day => "string",
        ColumnKind::Integer => "integer",
        ColumnKind::Real => "number",
        ColumnKind::Boolean => "boolean",
        ColumnKind::List | ColumnKind::Spans | ColumnKind::Rows => "array",
        ColumnKind::Any => return json!({ "description": column.doc }),
    };
    let kinds = if column.nullable { json!([kind, "null"]) } else { json!(kind) };
    let mut property = json!({ "type": kinds, "description": column.doc });
    match column.kind {
        ColumnKind::List => property["items"] = json!({ "type": "string" }),
        ColumnKind::Spans => {
            property["items"] =
                json!({ "type": "array", "items": { "type": "integer" }, "minItems": 2, "maxItems": 2 });
        }
        ColumnKind::Day => property["format"] = json!("date"),
        ColumnKind::Rows => {
            let columns = PositionRow::columns().iter().filter(|column| column.name != "dispute");
            let names: Map<String, Value> = columns.map(|c| (c.name.to_string(), property_of(c))).collect();
            property["items"] = json!({ "type": "object", "properties": names });
        }
        _ => {}
    }
    property
}

/// A column of rows within a row.
fn property_of(column: &Column) -> Value {
    json!({ "description": column.doc })
}
