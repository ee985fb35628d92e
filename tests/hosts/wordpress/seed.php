<?php
/**
 * Makes a blog: php seed.php FOLDER THEME PLUGIN.zip < posts.json
 *
 * The posts are an object of contents by name. Prints an object of post ids by name.
 */

$folder = $argv[1];

// A server that has just started may not accept connections yet.
mysqli_report( MYSQLI_REPORT_OFF );
$deadline = microtime( true ) + 60;
do {
	$database = mysqli_init();
	$there    = @$database->real_connect( 'localhost', 'root', '', '', 0, dirname( $folder ) . '/mariadb.sock' );
	if ( ! $there ) {
		usleep( 50000 );
	}
} while ( ! $there && microtime( true ) < $deadline );
$there || exit( 'the database does not answer' );
$database->query( 'CREATE DATABASE wordpress CHARACTER SET utf8mb4' );

/** Overrides WordPress's own function: sends no mail about this blog. */
function wp_new_blog_notification() {}

define( 'WP_INSTALLING', true );
require $folder . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/admin.php';
require ABSPATH . 'wp-admin/includes/class-wp-upgrader.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install( 'A blog', 'blogger', 'blogger@example.com', true, '', 'password' );
// A user who may write unfiltered HTML, for the worst case.
wp_set_current_user( 1 );
// WordPress uses global names such as $theme itself, so the arguments are unpacked only now.
list( , , $theme, $plugin ) = $argv;
switch_theme( $theme );

$skin     = new Automatic_Upgrader_Skin();
$upgrader = new Plugin_Upgrader( $skin );
true === $upgrader->install( $plugin ) || exit( implode( "\n", $skin->get_upgrade_messages() ) );
$activated = activate_plugin( 'which-first/which-first.php' );
is_wp_error( $activated ) && exit( $activated->get_error_message() );

$numbers = array();
foreach ( json_decode( stream_get_contents( STDIN ), true ) as $name => $content ) {
	// As for most authors: WordPress filters the HTML of the post.
	str_starts_with( $name, 'filtered' ) ? kses_init_filters() : kses_remove_filters();
	$post             = array(
		'post_name'    => $name,
		'post_title'   => 'A post',
		'post_content' => $content,
		'post_status'  => 'publish',
	);
	$numbers[ $name ] = wp_insert_post( wp_slash( $post ), false );
}
echo json_encode( $numbers );
