/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libFuzzer's side: $BOWOUT_FUZZ names the target. */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>

#include "targets.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    static const FuzzTarget *target;
    if (target == NULL) target = fuzz_target(getenv("BOWOUT_FUZZ"));
    if (target == NULL) abort();
    target->run((const char *)bytes, length);
    return 0;
}
