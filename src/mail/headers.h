/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Blocks of mail headers within a text: what a program puts above a mail that is forwarded or
 * answered, in whichever language the person's program speaks ("Von:", "Enviado:", "Oggetto:"), in
 * any order.
 */
#ifndef BOWOUT_SRC_MAIL_HEADERS_H
#define BOWOUT_SRC_MAIL_HEADERS_H

#include <glib.h>

typedef struct {
    char *from, *date, *subject, *to, *reply_to; /* as written there, on one line; NULL when not there */
    guint end;                                   /* the first line behind it */
} Headers;

/* The block whose first line this is; NULL: none. Quote marks and stars (bold text) before and
   around the words do not count. Some lines that look like it are none ("From: 9 am", "To: 5
   pm"): a subject or an address must be in it. */
Headers *headers_at(char *const *lines, guint at);
/* What a mail program's page shows above a mail, as it comes along when the page is copied: the
   subject on a line of its own, the sender with the address, the time, "to me". NULL: none that
   begins near the top. */
Headers *headers_of_page(char *const *lines);
void headers_free(Headers *headers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Headers, headers_free)

#endif
