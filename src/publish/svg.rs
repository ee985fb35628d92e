//! Serialises a picture as a standalone SVG file.

use super::escape;
use super::labels::text_direction;
use super::scene::{Scene, Shape};

/// Serialises a picture as SVG, without style sheets, scripts or external resources.
pub fn svg(scene: &Scene) -> String {
    let mut out = String::new();
    out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
    out.push_str(&scene.width.to_string());
    out.push(' ');
    out.push_str(&scene.height.to_string());
    out.push('"');
    write_number(&mut out, "width", scene.width);
    write_number(&mut out, "height", scene.height);
    write_attribute(&mut out, "role", "img");
    write_attribute(&mut out, "lang", &scene.lang);
    write_attribute(&mut out, "xml:lang", &scene.lang);
    write_attribute(&mut out, "direction", text_direction(scene.rtl));
    out.push_str(">\n<title>");
    escape::markup(&mut out, &scene.title);
    out.push_str("</title>\n<desc>");
    escape::markup(&mut out, &scene.description);
    out.push_str("</desc>\n");
    for shape in &scene.shapes {
        write_shape(&mut out, shape);
    }
    out.push_str("</svg>\n");
    out
}

fn write_shape(out: &mut String, shape: &Shape) {
    match shape {
        Shape::Rect {
            x,
            y,
            width,
            height,
            fill,
        } => {
            out.push_str("<rect");
            write_numbers(
                out,
                &[("x", *x), ("y", *y), ("width", *width), ("height", *height)],
            );
            write_attribute(out, "fill", fill);
        }
        Shape::Line {
            from,
            to,
            width,
            stroke,
        } => {
            out.push_str("<line");
            write_numbers(
                out,
                &[
                    ("x1", from.0),
                    ("y1", from.1),
                    ("x2", to.0),
                    ("y2", to.1),
                    ("stroke-width", *width),
                ],
            );
            write_attribute(out, "stroke", stroke);
        }
        Shape::Circle { x, y, radius, fill } => {
            out.push_str("<circle");
            write_numbers(out, &[("cx", *x), ("cy", *y), ("r", *radius)]);
            write_attribute(out, "fill", fill);
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
            write_attribute(out, "fill", fill);
        }
        Shape::Text {
            x,
            y,
            size,
            anchor,
            family,
            weight,
            fill,
            text,
        } => {
            out.push_str("<text");
            write_numbers(out, &[("x", *x), ("y", *y), ("font-size", *size)]);
            write_attribute(out, "text-anchor", anchor.name());
            write_attribute(out, "font-family", family);
            write_number(out, "font-weight", *weight);
            write_attribute(out, "fill", fill);
            out.push('>');
            escape::markup(out, text);
            out.push_str("</text>\n");
            return;
        }
    }
    out.push_str("/>\n");
}

fn write_attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape::markup(out, value);
    out.push('"');
}

fn write_number(out: &mut String, name: &str, value: u32) {
    write_attribute(out, name, &value.to_string());
}

fn write_numbers(out: &mut String, values: &[(&str, i32)]) {
    for (name, value) in values {
        write_attribute(out, name, &value.to_string());
    }
}
