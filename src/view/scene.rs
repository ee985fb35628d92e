//! A preview of a picture as it will be saved, rendered as inline SVG.

use crate::publish::{Scene, Shape, text_direction};
use yew::prelude::*;

/// Draws a scene in its own colours and fonts, whatever the theme: this is how it will look
/// elsewhere.
pub fn draw(scene: &Scene) -> Html {
    let frame = [
        "0 0 ",
        &scene.width.to_string(),
        " ",
        &scene.height.to_string(),
    ]
    .concat();
    let direction = text_direction(scene.rtl);
    html! {
        // A translator would put HTML elements into the SVG texts, which are not drawn.
        <svg class="scene" translate="no" role="img" aria-label={scene.description.clone()} viewBox={frame}
            lang={scene.lang.clone()} {direction}>
            // Keyed by position, so that a shape that changes is the same element and can move.
            { for scene.shapes.iter().enumerate().map(|(key, shape)| draw_shape(key, shape)) }
        </svg>
    }
}

fn number(number: i32) -> AttrValue {
    AttrValue::from(number.to_string())
}

fn draw_shape(key: usize, shape: &Shape) -> Html {
    match shape {
        Shape::Rect {
            x,
            y,
            width,
            height,
            fill,
        } => html! {
            <rect {key} x={number(*x)} y={number(*y)} width={number(*width)} height={number(*height)}
                fill={*fill}/>
        },
        Shape::Line {
            from,
            to,
            width,
            stroke,
        } => html! {
            <line {key} x1={number(from.0)} y1={number(from.1)} x2={number(to.0)} y2={number(to.1)}
                stroke={*stroke} stroke-width={number(*width)}/>
        },
        Shape::Circle { x, y, radius, fill } => html! {
            <circle {key} cx={number(*x)} cy={number(*y)} r={number(*radius)} fill={*fill}/>
        },
        Shape::Path { points, fill } => {
            let mut corners = String::new();
            for (x, y) in points {
                corners.push_str(&x.to_string());
                corners.push(',');
                corners.push_str(&y.to_string());
                corners.push(' ');
            }
            html! { <polygon {key} points={corners} fill={*fill}/> }
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
        } => html! {
            <text {key} x={number(*x)} y={number(*y)} font-size={number(*size)}
                font-weight={weight.to_string()} font-family={*family} text-anchor={anchor.name()}
                fill={*fill} ~textContent={&**words}/>
        },
    }
}
