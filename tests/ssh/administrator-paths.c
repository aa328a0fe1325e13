/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In the place of src/administrator-paths.c in the tests' rbowout: the test says where the
   administrator's file is, and where the catalogue. */
#include "config.h"

#include "../../src/restricted.h"

#include <stdlib.h>

static char *copy_of(const char *name) {
    const char *value = getenv(name);
    return value != NULL ? g_strdup(value) : NULL;
}

const char *places_restrictions(void) {
    static char *path;
    if (path == NULL) path = copy_of("BOWOUT_TEST_RESTRICTIONS");
    return path != NULL ? path : "/nonexistent";
}

const char *places_data(void) {
    static char *folder;
    if (folder == NULL) folder = copy_of("BOWOUT_DATADIR");
    return folder;
}

const char *places_mail_reader(void) {
    static char *path;
    if (path == NULL) path = copy_of("BOWOUT_MAIL_PROGRAM");
    return path;
}
