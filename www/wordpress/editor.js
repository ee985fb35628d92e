/**
 * The block in the editor: a placeholder with the text of the no-script link, and controls for the element's
 * attributes. The editor does not run the quiz itself: a click there selects the block.
 *
 * Runs in browsers as it is, without a build step.
 */
( function ( wp ) {
	const { createElement: el, Fragment } = wp.element;
	const { InspectorControls, useBlockProps } = wp.blockEditor;
	const { PanelBody, Placeholder, SelectControl, TextControl, ToggleControl } = wp.components;
	const { __ } = wp.i18n;

	/** A select control; its first option stands for the element's default. */
	const choice = ( { attributes, setAttributes }, name, label, options ) =>
		el( SelectControl, {
			label,
			options: options.map( ( [ value, text ] ) => ( { value, label: text } ) ),
			value: attributes[ name ] ?? '',
			onChange: ( value ) => setAttributes( { [ name ]: value || undefined } ),
		} );

	const text = ( { attributes, setAttributes }, name, label, help ) =>
		el( TextControl, {
			label,
			help,
			value: attributes[ name ] ?? '',
			onChange: ( value ) => setAttributes( { [ name ]: value || undefined } ),
		} );

	/** A toggle between no value and one value. */
	const toggle = ( { attributes, setAttributes }, name, on, label, help ) =>
		el( ToggleControl, {
			label,
			help,
			checked: attributes[ name ] === on,
			onChange: ( checked ) => setAttributes( { [ name ]: checked ? on : undefined } ),
		} );

	const appearance = ( block ) =>
		el(
			PanelBody,
			{ title: __( 'Looks', 'which-first' ) },
			choice( block, 'theme', __( 'Theme', 'which-first' ), [
				[ '', __( 'As the page', 'which-first' ) ],
				[ 'light', __( 'Light', 'which-first' ) ],
				[ 'dark', __( 'Dark', 'which-first' ) ],
			] ),
			choice( block, 'appearance', __( 'Paper', 'which-first' ), [
				[ '', __( 'The page itself', 'which-first' ) ],
				[ 'card', __( 'Its own, with a border', 'which-first' ) ],
			] ),
			text(
				block,
				'accent',
				__( 'Accent', 'which-first' ),
				__( 'A colour such as #5d4fb9, or “inherit” for the colour of your links.', 'which-first' )
			),
			toggle( block, 'font', 'inherit', __( 'Use the font of the page', 'which-first' ) )
		);

	const behaviour = ( block ) =>
		el(
			PanelBody,
			{ title: __( 'Behaviour', 'which-first' ), initialOpen: false },
			text(
				block,
				'lang',
				__( 'Language', 'which-first' ),
				__( 'A language tag such as “en”. If empty, the language of the page.', 'which-first' )
			),
			text(
				block,
				'instrument',
				__( 'Another quiz', 'which-first' ),
				__( 'The address of its JSON file.', 'which-first' )
			),
			choice( block, 'keep', __( 'Keep answers', 'which-first' ), [
				[ '', __( 'Until the tab is closed', 'which-first' ) ],
				[ 'local', __( 'Until the reader starts again', 'which-first' ) ],
				[ 'none', __( 'Not at all', 'which-first' ) ],
			] ),
			choice( block, 'loading', __( 'Load the quiz', 'which-first' ), [
				[ '', __( 'When a reader comes near', 'which-first' ) ],
				[ 'eager', __( 'With the page', 'which-first' ) ],
			] ),
			toggle(
				block,
				'frame',
				true,
				__( 'Always in a frame', 'which-first' ),
				__( 'Shuts the quiz off from the page around it.', 'which-first' )
			)
		);

	const card = () =>
		el( Placeholder, {
			icon: 'forms',
			label: __( 'Which first?', 'which-first' ),
			instructions: __(
				'Which comes first, the relationship or the sale? Take the quiz',
				'which-first'
			),
		} );

	wp.blocks.registerBlockType( 'which-first/quiz', {
		edit: ( block ) =>
			el(
				Fragment,
				null,
				el( InspectorControls, null, appearance( block ), behaviour( block ) ),
				el( 'div', useBlockProps(), card() )
			),
		// PHP renders the block on each request.
		save: () => null,
	} );
} )( window.wp );
