//! No text of a picture meets a mark, a bar, a line or another text, wherever a result lies and however long its
//! names are.

use super::{example, sheet, verdict, words};
use crate::instrument::{PlaneRegion, Side, Spread};
use crate::publish::map_layout::{Area, MapLayout, MapNames, MapSizes, PlacedName};
use crate::publish::typeset::text_width;
use crate::publish::{Anchor, Axis, Card, Mark, Scene, Shape, Trail, pictures};
use crate::sheet::GutVote;

/// The names of the poles (left, right, lower, upper) and of the regions, in several languages: at the left and the
/// right above, the same below, and in the centre.
const NAMES: [([&str; 4], [&str; 5]); 6] = [
    (
        [
            "before the sale",
            "with the sale",
            "the person",
            "the business",
        ],
        [
            "The Reputation Builder",
            "The Deliverer",
            "The Confidant",
            "The Account Steward",
            "The Weigher",
        ],
    ),
    (
        [
            "vor dem Geschäftsabschluss",
            "mit dem Geschäftsabschluss",
            "die Persönlichkeit",
            "das Unternehmen",
        ],
        [
            "Die Vertrauensaufbauerin",
            "Der Auftragserfüller",
            "Die Gesprächspartnerin",
            "Der Bestandskundenbetreuer",
            "Die Abwägende",
        ],
    ),
    (
        [
            "avant la conclusion de la vente",
            "à partir de la vente",
            "la personne en face",
            "l’entreprise tout entière",
        ],
        [
            "Le bâtisseur de réputation",
            "Celui qui tient parole",
            "Le confident",
            "Le gardien du compte client",
            "Celui qui pèse le pour et le contre",
        ],
    ),
    (
        ["قبل البيع", "مع البيع", "الشخص", "الشركة بأكملها"],
        [
            "باني السمعة الطيبة",
            "المنفّذ",
            "كاتم الأسرار",
            "راعي الحساب",
            "الموازن",
        ],
    ),
    (
        ["売買が成立する前から", "売買とともに", "人", "会社"],
        [
            "評判を築く人",
            "届ける人",
            "信頼される相談相手",
            "顧客を守る担当者",
            "天秤にかける人",
        ],
    ),
    (
        [
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk",
            "a b c d e f g h i j k l m n o p q r s t u v w x y z",
            "",
            "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
        ],
        [
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau",
            "W",
            "",
            "one two three four five six seven eight nine ten eleven",
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk",
        ],
    ),
];

/// The places of the regions, as in [`NAMES`].
const PLACES: [PlaneRegion; 5] = {
    use Side::{High, Low, Middle};
    const fn at(across: Side, up: Side) -> PlaneRegion {
        PlaneRegion { across, up }
    }
    [
        at(Low, High),
        at(High, High),
        at(Low, Low),
        at(High, Low),
        at(Middle, Middle),
    ]
};

/// The positions of a score that are tried: from pole to pole.
fn scores(step: usize) -> impl Iterator<Item = i32> + Clone {
    (-200..=200).step_by(step)
}

/// The reach of the bars of a mark: none, some way, all the way to one pole, from pole to pole.
fn spreads(x: i32, y: i32) -> [Option<(Spread, Spread)>; 4] {
    let around = |score: i32, down: i32, up: i32| Spread {
        low: (score - down).max(-200),
        high: (score + up).min(200),
    };
    let both = |down, up| Some((around(x, down, up), around(y, down, up)));
    [None, both(34, 67), both(400, 0), both(400, 400)]
}

/// The centres and the areas of maps: of a card, of a projector, of a phone, and of a low slide.
const MAPS: [(u32, [i32; 4]); 4] = [
    (50, [540, 14, 1184, 578]),
    (0, [48, 130, 1552, 790]),
    (100, [0, 0, 900, 1000]),
    (200, [0, 0, 700, 500]),
];

/// The radius of the marks that are tried.
const MARK: i32 = 22;

/// The areas of a mark and its bars.
fn taken(layout: &MapLayout, (x, y): (i32, i32), spread: Option<(Spread, Spread)>) -> Vec<Area> {
    let at = layout.point(x, y);
    let mut taken = vec![Area::around(at, at, MARK)];
    if let Some((across, up)) = spread {
        let bar = |from: (i32, i32), to: (i32, i32)| {
            Area::around(layout.point(from.0, from.1), layout.point(to.0, to.1), 8)
        };
        taken.push(bar((across.low, y), (across.high, y)));
        taken.push(bar((x, up.low), (x, up.high)));
    }
    taken
}

/// Tries all positions on a map with these names. Returns the number of cases, and of those with a collision.
fn collisions(
    (centre, [left, top, right, bottom]): (u32, [i32; 4]),
    (poles, regions): ([&str; 4], [&str; 5]),
    letters: i32,
) -> (u32, u32) {
    let regions: Vec<_> = PLACES.into_iter().zip(regions).collect();
    let names = MapNames {
        across: [poles[0], poles[1]],
        up: [poles[2], poles[3]],
        regions: &regions,
    };
    let sizes = MapSizes {
        pole: letters,
        region: letters,
        mark: MARK,
        centre,
        side: 120,
    };
    let area = Area {
        left,
        top,
        right,
        bottom,
    };
    let layout = MapLayout::new(area, &names, sizes);
    let corners = layout.corners.iter().map(|(_, name)| name);
    let around: Vec<Area> = (layout.poles.iter().chain(corners))
        .filter(|name| !name.lines.lines.is_empty())
        .map(PlacedName::area)
        .collect();
    assert_eq!(layout.corners.len(), 4);
    let within =
        |a: &Area| a.left >= left && a.right <= right && a.top >= top && a.bottom <= bottom;
    assert!(around.iter().all(within), "{around:?} of {poles:?}");
    let (mut cases, mut met) = (0, 0);
    for (x, y) in scores(40).flat_map(|x| scores(40).map(move |y| (x, y))) {
        for spread in spreads(x, y) {
            let taken = taken(&layout, (x, y), spread);
            let mut names = around.clone();
            if let Some(name) = layout.centre_name(regions[4].1, &taken) {
                names.push(name.area());
            } else {
                // There is always a place, unless the letters are as large as the plane.
                assert!(layout.reach < 2 * letters, "no place at {x}, {y}");
            }
            let pairs = names.iter().enumerate();
            let meets = pairs.into_iter().any(|(n, name)| {
                let mut others = names[..n].iter().chain(&taken);
                others.any(|other| name.meets(*other))
            });
            cases += 1;
            met += u32::from(meets);
        }
    }
    (cases, met)
}

#[test]
fn no_name_of_a_map_meets_a_mark_a_bar_or_another_name() {
    let (mut cases, mut met) = (0, 0);
    // The sizes of letters: of a card, larger, of a projector, and very large.
    for letters in [30, 36, 48, 72] {
        for names in NAMES {
            for map in MAPS {
                let found = collisions(map, names, letters);
                (cases, met) = (cases + found.0, met + found.1);
            }
        }
    }
    println!("{cases} cases, {met} collisions");
    assert_eq!(met, 0, "of {cases} cases");
}

/// The area of a line of text, and those of the marks and lines of a picture.
fn areas(scene: &Scene) -> (Vec<(Area, &str)>, Vec<Area>) {
    let (mut texts, mut marks) = (Vec::new(), Vec::new());
    for shape in &scene.shapes {
        match shape {
            // The background, and that of a region.
            Shape::Rect { .. } => {}
            Shape::Line {
                from, to, width, ..
            } => marks.push(Area::around(*from, *to, width / 2)),
            Shape::Circle { x, y, radius, .. } => {
                marks.push(Area::around((*x, *y), (*x, *y), *radius));
            }
            Shape::Path { points, .. } => {
                let all = |n: fn(&(i32, i32)) -> i32| points.iter().map(n);
                let (across, down) = (all(|point| point.0), all(|point| point.1));
                marks.push(Area {
                    left: across.clone().min().unwrap_or(0),
                    right: across.max().unwrap_or(0),
                    top: down.clone().min().unwrap_or(0),
                    bottom: down.max().unwrap_or(0),
                });
            }
            Shape::Text {
                x,
                y,
                size,
                anchor,
                text,
                ..
            } => {
                let wide = text_width(text) * size / 1000;
                let left = match (anchor, scene.rtl) {
                    (Anchor::Middle, _) => x - wide / 2,
                    (Anchor::Start, false) | (Anchor::End, true) => *x,
                    (Anchor::Start, true) | (Anchor::End, false) => x - wide,
                };
                texts.push((
                    Area {
                        left,
                        right: left + wide,
                        top: y - size * 4 / 5,
                        bottom: y + size / 5,
                    },
                    &**text,
                ));
            }
        }
    }
    (texts, marks)
}

/// A card with these names, and with a mark at this position.
fn card(
    names: ([&str; 4], [&str; 5]),
    (x, y): (i32, i32),
    spread: Option<(Spread, Spread)>,
) -> Card {
    let ([left, right, lower, upper], regions) = names;
    let axis = |low: &str, high: &str| Axis {
        low: low.into(),
        high: high.into(),
    };
    let mut card = verdict();
    card.name = regions[usize::from(x > 0)].into();
    card.map.across = axis(left, right);
    card.map.up = axis(lower, upper);
    for region in &mut card.map.regions {
        let at = |place: &PlaneRegion| place.across == region.across && place.up == region.up;
        region.name = PLACES.iter().position(at).map_or("", |n| regions[n]).into();
    }
    card.map.mark = Some(Mark { x, y, spread });
    card.gut_sentences = vec![left.into(), right.into()];
    card.trail = Some(Trail {
        poles: axis(left, right),
        vote: if y > 0 { 200 } else { -200 },
        answers: x,
    });
    card
}

#[test]
fn no_text_of_a_picture_meets_a_mark_a_line_or_another_text() {
    let mut cases = 0_u32;
    for names in NAMES {
        for (x, y) in scores(20).flat_map(|x| scores(80).map(move |y| (x, y))) {
            for spread in [spreads(x, y)[1], spreads(x, y)[3]] {
                let card = card(names, (x, y), spread);
                // The trail is the same for any position up.
                let drawn = pictures(&card).into_iter().rev();
                for scene in drawn.take(if y == -200 { 2 } else { 1 }) {
                    let (texts, marks) = areas(&scene);
                    for (n, (area, text)) in texts.iter().enumerate() {
                        let met = texts[..n].iter().find(|(other, _)| area.meets(*other));
                        assert!(
                            met.is_none(),
                            "“{text}” meets “{}” at {x}, {y}",
                            met.map_or("", |met| met.1)
                        );
                        let met = marks.iter().find(|mark| area.meets(**mark));
                        assert!(met.is_none(), "“{text}” {area:?} meets {met:?} at {x}, {y}");
                    }
                    cases += 1;
                }
            }
        }
    }
    println!("{cases} pictures, 0 collisions");
}

#[test]
fn every_tension_has_a_picture_in_letters_for_a_phone() {
    let instrument = example();
    for tension in &instrument.tensions {
        let mut sheet = sheet(&instrument, Some(GutVote::Low), [1, 0, 1, 0], [1, 0, 1, 0]);
        for condition in &tension.when {
            sheet.answers[condition.item] = condition.answers.first().copied();
        }
        let card = Card::for_sheet(
            &instrument,
            &sheet,
            &words(),
            Some("https://quiz.example/".into()),
        );
        let quote = card.tension.as_ref().expect("a tension");
        assert!(quote.answers.len() > 1);
        let scene = &pictures(&card)[1];
        assert!(scene.description.contains(&quote.answers[1].opinion));
        let (texts, marks) = areas(scene);
        for shape in &scene.shapes {
            let Shape::Text { size, text, .. } = shape else {
                continue;
            };
            assert!(
                *size >= 30,
                "“{text}” of {} is set in letters of {size}",
                tension.id
            );
        }
        for (n, (area, text)) in texts.iter().enumerate() {
            assert!(
                !texts[..n].iter().any(|(other, _)| area.meets(*other)),
                "{text}"
            );
            assert!(!marks.iter().any(|mark| area.meets(*mark)), "{text}");
        }
    }
}
