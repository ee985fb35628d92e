<?php
/**
 * Plugin Name:       which-first
 * Description:       A quiz for any post: which comes first, the relationship or the sale? As a block and as a shortcode, all of it served from your own site.
 * Version:           @VERSION@
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           MIT
 * Text Domain:       which-first
 * Domain Path:       /languages
 *
 * The plugin prints a custom element into a post. The element's files are in `quiz/`, the same as on
 * any static host. The plugin stores nothing in the database, so uninstalling only has to remove its
 * folder.
 *
 * @package which-first
 */

defined( 'ABSPATH' ) || exit;

/** The plugin's version, also the cache-busting query of the loader's URL. */
const WHICH_FIRST_VERSION = '@VERSION@';

/** The allowed values of enumerated attributes. */
const WHICH_FIRST_CHOICES = array(
	'theme'      => array( 'auto', 'light', 'dark' ),
	'appearance' => array( 'plain', 'card' ),
	'font'       => array( 'inherit' ),
	'keep'       => array( 'none', 'session', 'local' ),
	'loading'    => array( 'lazy', 'eager' ),
);

/** A language tag, such as `de` or `pt-BR`. */
const WHICH_FIRST_LANG = '/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i';

/** A CSS colour: hexadecimal, a name (`inherit`: the colour of the page's links), or a function. */
const WHICH_FIRST_COLOUR = '/^(#[0-9a-f]{3,8}|[a-z]+|(rgba?|hsla?|hwb|lab|lch|oklab|oklch)\([0-9a-z.,%\/ +-]*\))$/i';

/**
 * Registers the loader, the block and the shortcode.
 */
function which_first_init() {
	load_plugin_textdomain( 'which-first', false, dirname( plugin_basename( __FILE__ ) ) . '/languages' );
	wp_register_script( 'which-first', which_first_address( 'embed.js' ), array(), WHICH_FIRST_VERSION, true );
	wp_register_script(
		'which-first-editor',
		plugins_url( 'editor.js', __FILE__ ),
		array( 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-element', 'wp-i18n' ),
		WHICH_FIRST_VERSION,
		true
	);
	wp_set_script_translations( 'which-first-editor', 'which-first' );
	register_block_type( __DIR__, array( 'render_callback' => 'which_first_block' ) );
	add_shortcode( 'which-first', 'which_first_shortcode' );
}
add_action( 'init', 'which_first_init' );

/**
 * The marks by which optimizers leave a script where and as it is: Rocket Loader and Autoptimize, Autoptimize,
 * LiteSpeed Cache (two), WP Rocket (two). Rocket Loader wants its mark before `src`.
 */
const WHICH_FIRST_MARKS = ' data-cfasync="false" data-noptimize="1" data-no-optimize="1" data-no-defer="1" data-no-minify="1" nowprocket';

/**
 * Adds `async`, which WordPress supports itself only since 6.3, and the marks to the loader's script element. The
 * loader finds the quiz by its own URL, which optimizers change.
 *
 * @param string $tag    The script's element.
 * @param string $handle The name it is registered by.
 * @return string
 */
function which_first_script( $tag, $handle ) {
	if ( 'which-first' !== $handle ) {
		return $tag;
	}
	$async = false === strpos( $tag, ' async' ) ? ' async' : '';
	return str_replace( ' src=', $async . WHICH_FIRST_MARKS . ' src=', $tag );
}
add_filter( 'script_loader_tag', 'which_first_script', 10, 2 );

/**
 * Renders the block.
 *
 * @param array $attributes As the editor has stored them.
 * @return string
 */
function which_first_block( $attributes ) {
	return sprintf( '<div %s>%s</div>', get_block_wrapper_attributes(), which_first_quiz( $attributes ) );
}

/**
 * Renders the shortcode: `[which-first theme="dark" lang="de"]`.
 *
 * @param array|string $attributes As they were typed; a text when there are none.
 * @return string
 */
function which_first_shortcode( $attributes ) {
	return which_first_quiz( (array) $attributes );
}

/**
 * Renders the element with a fallback link inside, for readers without scripts. In feeds and AMP
 * pages, which run no scripts, renders only the link.
 *
 * @param array $given Attributes, not yet validated.
 * @return string
 */
function which_first_quiz( $given ) {
	$link = sprintf(
		'<a href="%s">%s</a>',
		esc_url( which_first_address( 'index.html' ) ),
		esc_html__( 'Which comes first, the relationship or the sale? Take the quiz', 'which-first' )
	);
	if ( is_feed() || ( function_exists( 'amp_is_request' ) && amp_is_request() ) ) {
		return '<p>' . $link . '</p>';
	}
	wp_enqueue_script( 'which-first' );
	$attributes = '';
	foreach ( which_first_accepted( $given ) as $name => $value ) {
		$attributes .= sprintf( ' %s="%s"', $name, esc_attr( $value ) );
	}
	// The style reserves the height, so that drawing the quiz causes no layout shift.
	return sprintf( '<which-first%s style="display:block;min-height:420px">%s</which-first>', $attributes, $link );
}

/**
 * Validates attributes: keeps those that the element knows, with allowed values. The element uses its
 * defaults for the others.
 *
 * @param array $given Names and values.
 * @return string[]
 */
function which_first_accepted( $given ) {
	$accepted = array();
	foreach ( WHICH_FIRST_CHOICES as $name => $choices ) {
		$value = which_first_text( $given, $name );
		if ( in_array( $value, $choices, true ) ) {
			$accepted[ $name ] = $value;
		}
	}
	$lang = which_first_text( $given, 'lang' );
	if ( preg_match( WHICH_FIRST_LANG, $lang ) ) {
		$accepted['lang'] = $lang;
	}
	$accent = which_first_text( $given, 'accent' );
	if ( preg_match( WHICH_FIRST_COLOUR, $accent ) ) {
		$accepted['accent'] = $accent;
	}
	$instrument = esc_url_raw( which_first_text( $given, 'instrument' ), array( 'http', 'https' ) );
	if ( '' !== $instrument ) {
		$accepted['instrument'] = $instrument;
	}
	if ( isset( $given['frame'] ) && filter_var( $given['frame'], FILTER_VALIDATE_BOOLEAN ) ) {
		$accepted['frame'] = '';
	}
	return $accepted;
}

/**
 * The text of an attribute, or an empty string.
 *
 * @param array  $given Names and values.
 * @param string $name  The attribute's name.
 * @return string
 */
function which_first_text( $given, $name ) {
	return isset( $given[ $name ] ) && is_string( $given[ $name ] ) ? trim( $given[ $name ] ) : '';
}

/**
 * The URL of a file of the quiz.
 *
 * @param string $file Its path in `quiz/`.
 * @return string
 */
function which_first_address( $file ) {
	return plugins_url( 'quiz/' . $file, __FILE__ );
}
