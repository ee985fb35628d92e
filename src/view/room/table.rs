//! The numbers of a picture, as a table.

use crate::room::pictures::Table;
use yew::prelude::*;

/// Draws a table; the first cell of each row is its header.
pub fn draw(table: &Table) -> Html {
    let head = (table.head.iter().enumerate()).map(|(key, cell)| {
        html! { <th {key} scope="col" ~textContent={&**cell}/> }
    });
    let row = |(key, row): (usize, &Vec<String>)| {
        let cells = row.iter().enumerate().map(|(key, cell)| match key {
            0 => html! { <th {key} scope="row" ~textContent={&**cell}/> },
            _ => html! { <td {key} ~textContent={&**cell}/> },
        });
        html! { <tr {key}>{ for cells }</tr> }
    };
    html! {
        <table class="numbers">
            <caption ~textContent={&*table.caption}/>
            <thead><tr>{ for head }</tr></thead>
            <tbody>{ for table.rows.iter().enumerate().map(row) }</tbody>
        </table>
    }
}
