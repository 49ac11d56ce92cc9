//! `cancu cited-by`: which documents cite a document, on which page, in which words.

use super::args::{CitedBy, RowFormat, role_name};
use super::hint;
use super::index_dir;
use super::output::{Ending, Output};
use super::table::{csv, table};
use crate::config::Settings;
use crate::query::{CitedByAnswer, CitedByRequest, CitedByRow, CitedGroup, cited_by};
use anyhow::Result;
use serde_json::{Value, json};

/// Prints every place, newest document first.
pub(super) fn run(arguments: CitedBy, settings: &Settings) -> Result<Ending> {
    let engine = index_dir::reader(settings)?;
    let CitedBy { number, filters, role, page, rows } = arguments;
    let number = number.join(" ");
    let request = CitedByRequest {
        number: number.clone(),
        filters: filters.into(),
        role,
        offset: page.offset(),
        limit: page.limit(),
    };
    let answer = cited_by(engine.as_ref(), &request)?;
    let mut output = Output::new();
    match rows.format {
        RowFormat::Json => output.json(&object(&answer))?,
        RowFormat::Csv => output.text(&csv(&TITLES, &answer.rows.iter().map(cells).collect::<Vec<_>>()))?,
        RowFormat::Table => print_table(&mut output, &answer)?,
    }
    output.finish()?;
    if answer.total > 0 {
        return Ok(Ending::Done);
    }
    hint::complain_of_nothing(&format!("no document cites `{number}`"), engine.as_ref(), &request.filters)?;
    Ok(Ending::Partly)
}

const TITLES: [&str; 12] =
    ["id", "name", "type", "canonical", "province", "year", "title", "page", "role", "authority", "surface", "words"];

fn cells(row: &CitedByRow) -> Vec<String> {
    vec![
        row.id.to_string(),
        row.name.clone(),
        row.doc_type.clone().unwrap_or_default(),
        row.canonical.clone().unwrap_or_default(),
        row.province.clone().unwrap_or_default(),
        row.year.map(|year| year.to_string()).unwrap_or_default(),
        row.title.clone().unwrap_or_default(),
        row.page.to_string(),
        role_name(row.role).to_owned(),
        row.authority.clone().unwrap_or_default(),
        row.surface.clone(),
        row.context.text.clone(),
    ]
}

fn print_table(output: &mut Output, answer: &CitedByAnswer) -> Result<()> {
    for group in &answer.groups {
        output.line(&meaning(group))?;
    }
    if !answer.rows.is_empty() {
        let rows: Vec<_> = answer.rows.iter().map(row).collect();
        output.line("")?;
        output.text(&table(&["document", "province", "year", "page", "role", "words"], &rows))?;
    }
    Ok(())
}

/// One line on what the number means.
fn meaning(group: &CitedGroup) -> String {
    let name = group.canonical.as_deref().unwrap_or("(no number)");
    let issuer = group.issuer.as_ref().map(|issuer| format!(" of {issuer}")).unwrap_or_default();
    let which = match &group.authority {
        Some(key) => format!(" [{key}]"),
        None => " (which one is meant is not settled)".to_owned(),
    };
    format!("{name}{issuer}{which}: cited by {}", super::output::counted(group.documents, "document"))
}

fn row(row: &CitedByRow) -> Vec<String> {
    vec![
        row.name.clone(),
        row.province.clone().unwrap_or_default(),
        row.year.map(|year| year.to_string()).unwrap_or_default(),
        row.page.to_string(),
        role_name(row.role).to_owned(),
        row.context.text.clone(),
    ]
}

fn object(answer: &CitedByAnswer) -> Value {
    let groups: Vec<_> = answer.groups.iter().map(group_object).collect();
    let rows: Vec<_> = answer.rows.iter().map(row_object).collect();
    json!({"form": answer.form, "total": answer.total, "groups": groups, "rows": rows})
}

fn group_object(group: &CitedGroup) -> Value {
    let CitedGroup { authority, canonical, issuer, documents } = group;
    json!({"authority": authority, "canonical": canonical, "issuer": issuer, "documents": documents})
}

fn row_object(row: &CitedByRow) -> Value {
    json!({
        "id": row.id, "name": row.name, "title": row.title, "province": row.province, "year": row.year,
        "type": row.doc_type, "canonical": row.canonical, "page": row.page, "role": row.role, "surface": row.surface,
        "context": row.context, "pinpoints": row.pinpoints, "authority": row.authority, "candidates": row.candidates,
    })
}
