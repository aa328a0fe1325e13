/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The places that the administrator, and nobody else, decides about. */
#include "config.h"

#include "bowout/base/installed.h"
#include "restricted.h"

const char *places_restrictions(void) {
    static char *path;
    if (path == NULL) path = installed_setting("restricted.conf");
    return path;
}

const char *places_data(void) {
    return NULL;
}

const char *places_mail_reader(void) {
    return NULL;
}
