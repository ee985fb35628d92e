//! Serialises a picture as a standalone SVG file.

use super::escape;
use super::scene::{Scene, Shape};

/// Serialises a picture as SVG, without style sheets, scripts or external resources.
pub fn svg(scene: &Scene) -> String {
    let mut out = String::new();
    out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
    out.push_str(&scene.width.to_string());
    out.push(' ');
    out.push_str(&scene.height.to_string());
    out.push('"');
    number(&mut out, "width", scene.width);
    number(&mut out, "height", scene.height);
    text(&mut out, "role", "img");
    text(&mut out, "lang", &scene.lang);
    text(&mut out, "xml:lang", &scene.lang);
    text(&mut out, "direction", if scene.rtl { "rtl" } else { "ltr" });
    out.push_str(">\n<title>");
    escape::markup(&mut out, &scene.title);
    out.push_str("</title>\n<desc>");
    escape::markup(&mut out, &scene.text);
    out.push_str("</desc>\n");
    for shape in &scene.shapes {
        draw(&mut out, shape);
    }
    out.push_str("</svg>\n");
    out
}

fn draw(out: &mut String, shape: &Shape) {
    match shape {
        Shape::Rect {
            x,
            y,
            width,
            height,
            fill,
        } => {
            out.push_str("<rect");
            numbers(
                out,
                &[("x", *x), ("y", *y), ("width", *width), ("height", *height)],
            );
            text(out, "fill", fill);
        }
        Shape::Line {
            from,
            to,
            width,
            stroke,
        } => {
            out.push_str("<line");
            numbers(
                out,
                &[
                    ("x1", from.0),
                    ("y1", from.1),
                    ("x2", to.0),
                    ("y2", to.1),
                    ("stroke-width", *width),
                ],
            );
            text(out, "stroke", stroke);
        }
        Shape::Circle { x, y, radius, fill } => {
            out.push_str("<circle");
            numbers(out, &[("cx", *x), ("cy", *y), ("r", *radius)]);
            text(out, "fill", fill);
        }
        Shape::Path { points, fill } => {
            out.push_str("<path d=\"");
            for (n, (x, y)) in points.iter().enumerate() {
                out.push(if n == 0 { 'M' } else { 'L' });
                out.push_str(&x.to_string());
                out.push(' ');
                out.push_str(&y.to_string());
            }
            out.push_str("Z\"");
            text(out, "fill", fill);
        }
        Shape::Text {
            x,
            y,
            size,
            anchor,
            family,
            weight,
            fill,
            words,
        } => {
            out.push_str("<text");
            numbers(out, &[("x", *x), ("y", *y), ("font-size", *size)]);
            text(out, "text-anchor", anchor.name());
            text(out, "font-family", family);
            number(out, "font-weight", *weight);
            text(out, "fill", fill);
            out.push('>');
            escape::markup(out, words);
            out.push_str("</text>\n");
            return;
        }
    }
    out.push_str("/>\n");
}

fn text(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape::markup(out, value);
    out.push('"');
}

fn number(out: &mut String, name: &str, value: u32) {
    text(out, name, &value.to_string());
}

fn numbers(out: &mut String, values: &[(&str, i32)]) {
    for (name, value) in values {
        text(out, name, &value.to_string());
    }
}
