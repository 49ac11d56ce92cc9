//! The table of settings says what their blocks say.

use cancu::config::{Block, blocks};

fn row(Block { flag, value, variable, usual, names, help, .. }: &Block) -> String {
    let value = if names.is_empty() { (*value).to_owned() } else { names.join("\\|") };
    let flag = flag.map_or("–".to_owned(), |flag| format!("`--{flag} {value}`"));
    format!("| {flag} | `{variable}` | {usual} | {help} |")
}

#[test]
fn the_table_of_settings_is_made_of_their_blocks() {
    let page = include_str!("../../docs/settings.md");
    let told: Vec<&str> = page.lines().filter(|line| line.contains("`CANCU_")).collect();
    let rows: Vec<String> = blocks().iter().map(row).collect();
    assert!(told == rows, "the table of docs/settings.md is to be:\n{}\n", rows.join("\n"));
}
