/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * HTML to text: what a reader would see, in lines. Tags, scripts, styles and what is hidden are
 * left out; quoted parts (blockquote) get "> " before their lines. Streams through libxml2's HTML
 * parser, without building a tree, without the network; anything nested deeper than HTML_DEPTH_MOST
 * ends the reading there.
 */
#ifndef BOWOUT_SRC_MAIL_HTML_H
#define BOWOUT_SRC_MAIL_HTML_H

#include <glib.h>

#define HTML_DEPTH_MOST 200

/* `html` is valid UTF-8. */
char *html_to_text(const char *html);

#endif
