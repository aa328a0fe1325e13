/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The places that the administrator, and nobody else, decides about. */
#include "config.h"

#include "restricted.h"

const char *places_restrictions(void) {
    return SYSCONFDIR "/bowout/restricted.conf";
}

const char *places_data(void) {
    return NULL;
}
