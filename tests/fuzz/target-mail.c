/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <jansson.h>

#include "mail.h"
#include "read.h"
#include "targets.h"

void try_mail(const char *bytes, gsize length) {
    g_autoptr(GError) error = NULL;
    json_t *answer;
    mail_prepare(bytes, length);
    answer = read_offer(bytes, length, &error);
    must((answer == NULL) == (error != NULL), "an offer is read, or it is said why not");
    if (answer != NULL) {
        char *text = json_dumps(answer, JSON_COMPACT);
        must(text != NULL, "what is read from an offer is JSON");
        must_be_text(text, "what is read from an offer is text");
        free(text);
        json_decref(answer);
    }
    mail_release();
}
