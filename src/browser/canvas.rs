//! Raster images.

use crate::publish::{Scene, Shape, text_direction};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement};

/// Renders a scene as a PNG at `scale` pixels per unit. `None` if the browser cannot, or blocks canvases to
/// prevent fingerprinting.
pub fn render_png(scene: &Scene, scale: u32) -> impl Future<Output = Option<Blob>> + use<> {
    let blob = paint(scene, scale).map(|canvas| to_png(&canvas));
    async move { blob?.await.ok()?.dyn_into().ok() }
}

/// Encodes a canvas as PNG. The promise's own functions serve as callbacks, so no closure is leaked.
fn to_png(canvas: &HtmlCanvasElement) -> Promise {
    Promise::new(&mut |resolve: Function, reject: Function| {
        if canvas.to_blob_with_type(&resolve, "image/png").is_err() {
            // `reject` does not throw.
            let _ = reject.call0(&JsValue::UNDEFINED);
        }
    })
}

fn paint(scene: &Scene, scale: u32) -> Option<HtmlCanvasElement> {
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(scene.width * scale);
    canvas.set_height(scene.height * scale);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.scale(f64::from(scale), f64::from(scale)).ok()?;
    // Browsers without this property use the document's direction.
    let _ = Reflect::set(
        &context,
        &"direction".into(),
        &text_direction(scene.rtl).into(),
    );
    for shape in &scene.shapes {
        draw_shape(&context, shape);
    }
    Some(canvas)
}

/// Draws one shape, as SVG would.
fn draw_shape(context: &CanvasRenderingContext2d, shape: &Shape) {
    let px = f64::from;
    match shape {
        Shape::Rect {
            x,
            y,
            width,
            height,
            fill,
        } => {
            context.set_fill_style_str(fill);
            context.fill_rect(px(*x), px(*y), px(*width), px(*height));
        }
        Shape::Line {
            from,
            to,
            width,
            stroke,
        } => {
            context.set_stroke_style_str(stroke);
            context.set_line_width(px(*width));
            context.begin_path();
            context.move_to(px(from.0), px(from.1));
            context.line_to(px(to.0), px(to.1));
            context.stroke();
        }
        Shape::Circle { x, y, radius, fill } => {
            context.set_fill_style_str(fill);
            context.begin_path();
            // Fails only for a negative radius, and then leaves the circle out.
            let _ = context.arc(px(*x), px(*y), px(*radius), 0.0, std::f64::consts::TAU);
            context.fill();
        }
        Shape::Path { points, fill } => {
            context.set_fill_style_str(fill);
            context.begin_path();
            for &(x, y) in points {
                context.line_to(px(x), px(y));
            }
            context.fill();
        }
        Shape::Text {
            x,
            y,
            size,
            anchor,
            family,
            weight,
            fill,
            text: words,
        } => {
            let font = [&weight.to_string(), " ", &size.to_string(), "px ", family].concat();
            context.set_font(&font);
            context.set_text_align(match anchor.name() {
                "middle" => "center",
                name => name,
            });
            context.set_fill_style_str(fill);
            // Fails only without a canvas.
            let _ = context.fill_text(words, px(*x), px(*y));
        }
    }
}
