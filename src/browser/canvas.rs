//! Pictures made of points.

use crate::publish::{Scene, Shape};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement};

/// Paints a scene, this many points to one of its own, and gives it as PNG. None where the browser
/// cannot, or a reader has asked it to keep canvases from pages.
pub fn render_png(scene: &Scene, scale: u32) -> impl Future<Output = Option<Blob>> + use<> {
    let drawn = paint(scene, scale).map(|canvas| to_png(&canvas));
    async move { drawn?.await.ok()?.dyn_into().ok() }
}

/// The canvas as a file. What is done with it is the promise's own: no closure of ours is left.
fn to_png(canvas: &HtmlCanvasElement) -> Promise {
    Promise::new(&mut |done: Function, failed: Function| {
        if canvas.to_blob_with_type(&done, "image/png").is_err() {
            // Fails only where nothing listens any more.
            let _ = failed.call0(&JsValue::UNDEFINED);
        }
    })
}

fn paint(scene: &Scene, scale: u32) -> Option<HtmlCanvasElement> {
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(scene.width * scale);
    canvas.set_height(scene.height * scale);
    let pen: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    pen.scale(f64::from(scale), f64::from(scale)).ok()?;
    // Where a browser does not know it, texts run as in the browser's own tongue.
    let _ = Reflect::set(
        &pen,
        &"direction".into(),
        &if scene.rtl { "rtl" } else { "ltr" }.into(),
    );
    for shape in &scene.shapes {
        draw_shape(&pen, shape);
    }
    Some(canvas)
}

/// Paints one shape, as SVG would.
fn draw_shape(pen: &CanvasRenderingContext2d, shape: &Shape) {
    let at = f64::from;
    match shape {
        Shape::Rect {
            x,
            y,
            width,
            height,
            fill,
        } => {
            pen.set_fill_style_str(fill);
            pen.fill_rect(at(*x), at(*y), at(*width), at(*height));
        }
        Shape::Line {
            from,
            to,
            width,
            stroke,
        } => {
            pen.set_stroke_style_str(stroke);
            pen.set_line_width(at(*width));
            pen.begin_path();
            pen.move_to(at(from.0), at(from.1));
            pen.line_to(at(to.0), at(to.1));
            pen.stroke();
        }
        Shape::Circle { x, y, radius, fill } => {
            pen.set_fill_style_str(fill);
            pen.begin_path();
            // Fails only for a negative radius, and then leaves the circle out.
            let _ = pen.arc(at(*x), at(*y), at(*radius), 0.0, std::f64::consts::TAU);
            pen.fill();
        }
        Shape::Path { points, fill } => {
            pen.set_fill_style_str(fill);
            pen.begin_path();
            for &(x, y) in points {
                pen.line_to(at(x), at(y));
            }
            pen.fill();
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
            let font = [&weight.to_string(), " ", &size.to_string(), "px ", family].concat();
            pen.set_font(&font);
            pen.set_text_align(match anchor.name() {
                "middle" => "center",
                name => name,
            });
            pen.set_fill_style_str(fill);
            // Fails only where the canvas is gone.
            let _ = pen.fill_text(words, at(*x), at(*y));
        }
    }
}
