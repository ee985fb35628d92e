//! Validation of a well-formed instrument: unique ids, and consistency between its parts.

use super::problem::What;
use super::types::{Instrument, Place, Side};
use super::walk::{Path, Problems};

/// Reports elements of one array that have the same id.
pub fn same_ids(list: &'static str, ids: &[&str], problems: &mut Problems) {
    let root = Path::Root;
    let list = Path::Key(&root, list);
    for (n, id) in ids.iter().enumerate() {
        if !id.is_empty() && ids[..n].contains(id) {
            let at = Path::Index(&list, n);
            let id = (*id).to_owned();
            problems.add(&Path::Key(&at, "id"), What::SameId { id });
        }
    }
}

/// Reports inconsistencies: scales with too few items, tensions that can never fire, regions of the plane
/// without a verdict. Each check runs only if the arrays it depends on have no problems of their own, since
/// otherwise it would mostly report their consequences.
pub fn meaning(instrument: &Instrument, problems: &mut Problems) {
    let sound = |lists: &[&str], problems: &Problems| {
        !problems.0.iter().any(|problem| {
            let first = problem.at[1.min(problem.at.len())..].split('/').next();
            let missing = match problem.what {
                What::Missing { key } if problem.at.is_empty() => Some(key),
                _ => None,
            };
            lists
                .iter()
                .any(|list| first == Some(list) || missing == Some(list))
        })
    };
    if sound(&["scales", "items", "enough"], problems) {
        scales(instrument, problems);
    }
    if sound(&["items", "tensions"], problems) {
        tensions(instrument, problems);
    }
    if sound(&["verdicts"], problems) {
        verdicts(instrument, problems);
    }
    if sound(&["scales", "plane"], problems) && instrument.plane.across == instrument.plane.up {
        problems.add(&Path::Key(&Path::Root, "plane"), What::OneAxis);
    }
}

fn scales(instrument: &Instrument, problems: &mut Problems) {
    let enough = instrument.enough;
    for n in 0..instrument.scales.len() {
        let found = instrument.items.iter().filter(|i| i.scale == n).count();
        if found < enough as usize || found == 0 {
            let list = Path::Key(&Path::Root, "scales");
            let thin = What::ThinScale { found, enough };
            problems.add(&Path::Index(&list, n), thin);
        }
    }
}

fn tensions(instrument: &Instrument, problems: &mut Problems) {
    let list = Path::Key(&Path::Root, "tensions");
    let ids: Vec<&str> = instrument.tensions.iter().map(|t| &*t.id).collect();
    same_ids("tensions", &ids, problems);
    for (n, tension) in instrument.tensions.iter().enumerate() {
        let at = Path::Index(&list, n);
        let when = Path::Key(&at, "when");
        for (m, condition) in tension.when.iter().enumerate() {
            let most = instrument.items[condition.item].choices();
            let at = Path::Index(&when, m);
            let answers = Path::Key(&at, "answers");
            for (k, &answer) in condition.answers.iter().enumerate() {
                if usize::from(answer) >= most {
                    let range = What::Range {
                        found: i64::from(answer) + 1,
                        least: 1,
                        most: i64::try_from(most).unwrap_or(i64::MAX),
                    };
                    problems.add(&Path::Index(&answers, k), range);
                }
            }
        }
        let never = tension.when.iter().any(|a| {
            !a.answers.iter().any(|answer| {
                (tension.when.iter().filter(|b| b.item == a.item))
                    .all(|b| b.answers.contains(answer))
            })
        });
        if never {
            problems.add(&when, What::NeverFires);
        }
    }
}

fn verdicts(instrument: &Instrument, problems: &mut Problems) {
    let list = Path::Key(&Path::Root, "verdicts");
    let ids: Vec<&str> = instrument.verdicts.iter().map(|v| &*v.id).collect();
    same_ids("verdicts", &ids, problems);
    for (n, verdict) in instrument.verdicts.iter().enumerate() {
        let taken = instrument.verdicts[..n]
            .iter()
            .any(|other| other.place == verdict.place);
        if taken || !PLACES.contains(&verdict.place) {
            let at = Path::Index(&list, n);
            problems.add(&Path::Key(&at, "place"), What::Place);
        }
    }
    for place in PLACES {
        if !instrument.verdicts.iter().any(|v| v.place == place) {
            problems.add(&list, What::Hole { place });
        }
    }
}

/// The five regions, which together cover the plane.
const PLACES: [Place; 5] = [
    Place {
        across: Side::Middle,
        up: Side::Middle,
    },
    Place {
        across: Side::Low,
        up: Side::Low,
    },
    Place {
        across: Side::Low,
        up: Side::High,
    },
    Place {
        across: Side::High,
        up: Side::Low,
    },
    Place {
        across: Side::High,
        up: Side::High,
    },
];
