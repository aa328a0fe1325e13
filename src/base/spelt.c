/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bowout/base/spelt.h"

static Spelt now = SPELT_EITHER;

void spelt_set(Spelt spelt) {
    now = spelt;
}

Spelt spelt_now(void) {
    return now;
}
