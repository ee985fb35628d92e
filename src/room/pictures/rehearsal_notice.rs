//! The notice that marks the pictures of a rehearsal.

use super::board::{LABEL_SIZE, MARGIN, TEXT_WIDTH, Theme, palette};
use super::{HEIGHT, WIDTH};
use crate::publish::scene_builder::{SANS, SceneBuilder, TextStyle};
use crate::publish::typeset::fit_text;
use crate::publish::{Anchor, Scene};

/// The height that is added at the bottom.
const NOTICE_HEIGHT: i32 = 72;

/// Adds a notice at the bottom of a picture and at the start of its text alternative: an exported
/// picture does not have the ribbon of the slides.
pub fn with_rehearsal_notice(mut scene: Scene, notice: &str, theme: Theme) -> Scene {
    let palette = palette(theme);
    let mut sketch = SceneBuilder::new(WIDTH, scene.rtl);
    sketch.rect((0, HEIGHT), (WIDTH, NOTICE_HEIGHT), palette.paper);
    sketch.rect((0, HEIGHT), (WIDTH, 3), palette.accent);
    let lines = fit_text(notice, (TEXT_WIDTH, NOTICE_HEIGHT - 12), LABEL_SIZE, 118);
    let style = TextStyle::new(SANS, palette.accent).anchored(Anchor::Middle);
    let top = HEIGHT + (NOTICE_HEIGHT - lines.height()) / 2;
    sketch.lines(&lines, (MARGIN + TEXT_WIDTH / 2, top), style);
    scene.shapes.append(&mut sketch.shapes);
    scene.height += NOTICE_HEIGHT.unsigned_abs();
    scene.description = [notice, ". ", &scene.description].concat();
    scene
}
