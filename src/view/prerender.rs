//! Renders the first card and the first item natively, for the build: the scripts show both before the wasm
//! has loaded, and create them from these trees. So each has one source, `gut` and `item`.

use super::content::Content;
use super::quiz::{DrawContext, InitialState, Quiz};
use super::ui::Ui;
use super::{gut, item};
use crate::instrument::Instrument;
use crate::sheet::reader::{Action, Reader};
use serde::ser::{Serialize, SerializeSeq, Serializer};
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VNode, VTag};

/// An element, written as the list of its tag, its attributes and its children. A tag of SVG has the prefix
/// `svg:`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tree {
    tag: String,
    attributes: BTreeMap<String, String>,
    children: Vec<Child>,
}

impl Serialize for Tree {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(2 + self.children.len()))?;
        list.serialize_element(&self.tag)?;
        list.serialize_element(&SortedAttributes(&self.attributes))?;
        for child in &self.children {
            list.serialize_element(child)?;
        }
        list.end()
    }
}

/// Attributes with those of ARIA last: the cards compress better.
struct SortedAttributes<'a>(&'a BTreeMap<String, String>);

impl Serialize for SortedAttributes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (aria, others): (Vec<_>, Vec<_>) = self
            .0
            .iter()
            .partition(|(name, _)| name.starts_with("aria-"));
        serializer.collect_map(others.into_iter().chain(aria))
    }
}

/// A child of an element.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(untagged)]
enum Child {
    Text(String),
    Element(Tree),
}

/// The first item, with what the scripts have to know of it. Positions are those of elements in document
/// order, from 0.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct FirstItem {
    /// The item.
    pub tree: Tree,
    /// The position of the heading, which takes the focus.
    pub heading: usize,
    /// The position of the element whose children are the answers.
    pub answers: usize,
    /// The attributes that differ on an answer that is chosen, other than its focus stop.
    pub chosen: BTreeMap<String, String>,
}

/// Renders the card with the gut vote.
pub fn first_card(instrument: &Rc<Instrument>, ui: &Rc<Ui>) -> Tree {
    let reader = Reader::new(instrument.clone(), 0);
    render(&reader, ui, gut::draw).tree
}

/// Renders the first item.
pub fn first_item(instrument: &Rc<Instrument>, ui: &Rc<Ui>) -> FirstItem {
    let mut reader = Reader::new(instrument.clone(), 0);
    reader.apply(Action::Vote(None));
    let draw = |cx: &DrawContext| item::draw(cx, 0);
    let blank = render(&reader, ui, draw);
    reader.apply(Action::Answer { item: 0, choice: 0 });
    let answered = render(&reader, ui, draw);
    let first_answer = |rendered: &Rendered| {
        let answers = rendered.tree.descendant(rendered.answers);
        answers.and_then(|answers| answers.descendant(1)).cloned()
    };
    let chosen = match (first_answer(&blank), first_answer(&answered)) {
        (Some(before), Some(mut after)) => {
            let before = &before.attributes;
            after
                .attributes
                .retain(|name, value| before.get(name) != Some(value));
            after.attributes
        }
        _ => BTreeMap::new(),
    };
    FirstItem {
        tree: blank.tree,
        heading: blank.heading,
        answers: blank.answers,
        chosen,
    }
}

struct Rendered {
    tree: Tree,
    heading: usize,
    answers: usize,
}

fn render(reader: &Reader, ui: &Rc<Ui>, draw: impl Fn(&DrawContext) -> Html) -> Rendered {
    let content = Content {
        instrument: reader.instrument().clone(),
        ui: ui.clone(),
        has_results: false,
    };
    let quiz = Quiz {
        content: content.clone(),
        initial: InitialState {
            reader: Rc::new(reader.clone()),
            focus: false,
        },
        opened_link: None,
        on_effects: Callback::noop(),
        on_result: Callback::noop(),
        load_results: Callback::noop(),
        on_continue: Callback::noop(),
        may_start: Callback::from(|_| true),
        generate_nonce: Callback::from(|()| 0),
        page: None,
        on_share: Callback::noop(),
    };
    let (heading, answers, send) = (NodeRef::default(), NodeRef::default(), Callback::noop());
    let html = draw(&DrawContext {
        reader,
        quiz: &quiz,
        content: &content,
        instrument: &content.instrument,
        ui,
        parts: None,
        drawn_parts: 0,
        heading: &heading,
        answers: &answers,
        send: &send,
    });
    let mut walk = Walk::default();
    let mut roots = Vec::new();
    walk.children(&html, false, &mut roots);
    let position_of = |node: &NodeRef| {
        let found = walk.refs.iter().position(|other| other == node);
        found.unwrap_or_default()
    };
    let tree = roots.into_iter().find_map(|child| match child {
        Child::Element(tree) => Some(tree),
        Child::Text(_) => None,
    });
    Rendered {
        tree: tree.unwrap_or_default(),
        heading: position_of(&heading),
        answers: position_of(&answers),
    }
}

/// Walks through virtual nodes in document order.
#[derive(Default)]
struct Walk {
    /// The reference of each element so far.
    refs: Vec<NodeRef>,
}

impl Walk {
    fn children(&mut self, node: &VNode, in_svg: bool, children: &mut Vec<Child>) {
        match node {
            VNode::VTag(tag) => children.push(Child::Element(self.element(tag, in_svg))),
            VNode::VText(text) if text.text.is_empty() => {}
            VNode::VText(text) => children.push(Child::Text(text.text.to_string())),
            VNode::VList(list) => {
                for node in list.iter() {
                    self.children(node, in_svg, children);
                }
            }
            // The two cards have no components, portals or raw HTML; a test compares what browsers show.
            _ => {}
        }
    }

    fn element(&mut self, tag: &VTag, in_svg: bool) -> Tree {
        self.refs.push(tag.node_ref.clone());
        let in_svg = in_svg || tag.tag() == "svg";
        let mut children = Vec::new();
        if let Some(inner) = tag.children() {
            self.children(inner, in_svg, &mut children);
        }
        let prefix = if in_svg { "svg:" } else { "" };
        let name = [prefix, tag.tag()].concat();
        Tree {
            tag: name,
            attributes: attributes(&tag.attributes),
            children,
        }
    }
}

fn attributes(attributes: &Attributes) -> BTreeMap<String, String> {
    let text = |value: &AttributeOrProperty| match value {
        AttributeOrProperty::Static(text) => Some((*text).to_owned()),
        AttributeOrProperty::Attribute(text) => Some(text.to_string()),
        AttributeOrProperty::Property(_) => None,
    };
    match attributes {
        Attributes::Static(all) => (all.iter())
            .filter_map(|(name, value)| Some(((*name).to_owned(), text(value)?)))
            .collect(),
        Attributes::Dynamic { keys, values } => (keys.iter().zip(values))
            .filter_map(|(name, value)| Some(((*name).to_owned(), text(value.as_ref()?)?)))
            .collect(),
        Attributes::IndexMap(all) => (all.iter())
            .filter_map(|(name, value)| Some((name.to_string(), text(value)?)))
            .collect(),
    }
}

impl Tree {
    /// The element at this position among this element and its descendants, in document order.
    fn descendant(&self, position: usize) -> Option<&Tree> {
        fn find<'tree>(tree: &'tree Tree, left: &mut usize) -> Option<&'tree Tree> {
            if *left == 0 {
                return Some(tree);
            }
            *left -= 1;
            tree.children.iter().find_map(|child| match child {
                Child::Element(tree) => find(tree, left),
                Child::Text(_) => None,
            })
        }
        find(self, &mut { position })
    }
}
