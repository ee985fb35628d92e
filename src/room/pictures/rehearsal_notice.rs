//! The notice that marks the pictures of a rehearsal.

use super::board::{MARGIN, TEXT_SIZE, Theme, palette};
use crate::publish::scene_builder::{SANS, SceneBuilder, TextStyle};
use crate::publish::typeset::fit_text;
use crate::publish::{Anchor, Scene};

/// The height that is added at the bottom.
const NOTICE_HEIGHT: i32 = 72;

/// Adds a notice at the bottom of a picture and at the start of its text alternative: an exported
/// picture does not have the ribbon of the slides.
pub fn with_rehearsal_notice(mut scene: Scene, notice: &str, theme: Theme) -> Scene {
    let palette = palette(theme);
    let [width, height] = [scene.width, scene.height].map(|n| i32::try_from(n).unwrap_or(i32::MAX));
    let mut sketch = SceneBuilder::new(width, scene.rtl);
    sketch.rect((0, height), (width, NOTICE_HEIGHT), palette.paper);
    sketch.rect((0, height), (width, 3), palette.accent);
    let text_width = width - 2 * MARGIN;
    let lines = fit_text(notice, (text_width, NOTICE_HEIGHT - 12), TEXT_SIZE, 118);
    let style = TextStyle::new(SANS, palette.accent).anchored(Anchor::Middle);
    let top = height + (NOTICE_HEIGHT - lines.height()) / 2;
    sketch.lines(&lines, (width / 2, top), style);
    scene.shapes.append(&mut sketch.shapes);
    scene.height += NOTICE_HEIGHT.unsigned_abs();
    scene.description = [notice, ". ", &scene.description].concat();
    scene
}
