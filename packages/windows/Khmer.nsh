; Khmer (1107): the texts of the pages that Pheaktean's installer shows.
; No letter is marked as a key: the mark would break a Khmer syllable in two.
!insertmacro LANGFILE "Khmer" "Khmer" "ភាសាខ្មែរ" "Khmer"

!ifdef MUI_DIRECTORYPAGE
  ${LangFileString} MUI_TEXT_DIRECTORY_TITLE "ជ្រើសកន្លែងដំឡើង"
  ${LangFileString} MUI_TEXT_DIRECTORY_SUBTITLE "ជ្រើសថតសម្រាប់ដំឡើង $(^NameDA)។"
!endif

!ifdef MUI_INSTFILESPAGE
  ${LangFileString} MUI_TEXT_INSTALLING_TITLE "កំពុងដំឡើង"
  ${LangFileString} MUI_TEXT_INSTALLING_SUBTITLE "សូមរង់ចាំ កំពុងដំឡើង $(^NameDA)។"
  ${LangFileString} MUI_TEXT_FINISH_TITLE "ដំឡើងរួចរាល់"
  ${LangFileString} MUI_TEXT_FINISH_SUBTITLE "ការដំឡើងបានចប់ដោយជោគជ័យ។"
  ${LangFileString} MUI_TEXT_ABORT_TITLE "ការដំឡើងបានឈប់"
  ${LangFileString} MUI_TEXT_ABORT_SUBTITLE "ការដំឡើងមិនបានចប់ទេ។"
!endif

!ifdef MUI_UNINSTFILESPAGE
  ${LangFileString} MUI_UNTEXT_UNINSTALLING_TITLE "កំពុងលុប"
  ${LangFileString} MUI_UNTEXT_UNINSTALLING_SUBTITLE "សូមរង់ចាំ កំពុងលុប $(^NameDA)។"
  ${LangFileString} MUI_UNTEXT_FINISH_TITLE "លុបរួចរាល់"
  ${LangFileString} MUI_UNTEXT_FINISH_SUBTITLE "ការលុបបានចប់ដោយជោគជ័យ។"
  ${LangFileString} MUI_UNTEXT_ABORT_TITLE "ការលុបបានឈប់"
  ${LangFileString} MUI_UNTEXT_ABORT_SUBTITLE "ការលុបមិនបានចប់ទេ។"
!endif

!ifdef MUI_FINISHPAGE
  ${LangFileString} MUI_TEXT_FINISH_INFO_TITLE "ដំឡើង $(^NameDA) រួចរាល់"
  ${LangFileString} MUI_TEXT_FINISH_INFO_TEXT "$(^NameDA) ត្រូវបានដំឡើងក្នុងកុំព្យូទ័ររបស់អ្នក។$\r$\n$\r$\nចុច «បញ្ចប់» ដើម្បីបិទ។"
  ${LangFileString} MUI_TEXT_FINISH_INFO_REBOOT "ត្រូវចាប់ផ្តើមកុំព្យូទ័រឡើងវិញ ដើម្បីបញ្ចប់ការដំឡើង $(^NameDA)។ ចាប់ផ្តើមឡើងវិញឥឡូវឬ?"
!endif

!ifdef MUI_FINISHPAGE | MUI_UNFINISHPAGE
  ${LangFileString} MUI_TEXT_FINISH_REBOOTNOW "ចាប់ផ្តើមឡើងវិញឥឡូវ"
  ${LangFileString} MUI_TEXT_FINISH_REBOOTLATER "ខ្ញុំនឹងចាប់ផ្តើមឡើងវិញពេលក្រោយ"
  ${LangFileString} MUI_TEXT_FINISH_RUN "បើក $(^NameDA)"
  ${LangFileString} MUI_TEXT_FINISH_SHOWREADME "បង្ហាញឯកសារណែនាំ"
  ${LangFileString} MUI_BUTTONTEXT_FINISH "បញ្ចប់"
!endif

!ifdef MUI_UNCONFIRMPAGE
  ${LangFileString} MUI_UNTEXT_CONFIRM_TITLE "លុប $(^NameDA)"
  ${LangFileString} MUI_UNTEXT_CONFIRM_SUBTITLE "យក $(^NameDA) ចេញពីកុំព្យូទ័ររបស់អ្នក។"
!endif

!ifdef MUI_ABORTWARNING
  ${LangFileString} MUI_TEXT_ABORTWARNING "តើអ្នកពិតជាចង់ឈប់ដំឡើង $(^Name) មែនទេ?"
!endif
