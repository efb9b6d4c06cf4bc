// CLD2's headers use FILE without including its declaration.
#include <cstdio>

#include <cld2/public/compact_lang_det.h>

#include "ccld2.h"

const char *ccld2_detect(const char *text, int length, int *reliable) {
    bool sure = false;
    int bytes = 0;
    int percent[3];
    CLD2::Language languages[3];
    CLD2::DetectLanguageSummary(text, length, true, languages, percent, &bytes, &sure);
    *reliable = sure ? 1 : 0;
    return CLD2::LanguageCode(languages[0]);
}

const char *ccld2_name(const char *code) {
    return CLD2::LanguageName(CLD2::GetLanguageFromName(code));
}
