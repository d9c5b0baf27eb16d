; The installer for Windows, written by NSIS 3 (`makensis`, on Windows or Linux):
;     python -m packages.windows.installer dist/pheaktean dist
; It installs for one user, into their own folder, and asks for no administrator.
;
; Given on the command line: VERSION (0.1.0), NUMBERS (0.1.0.0), FOLDER (what is installed),
; OUT (the installer), ICON, SIDE (a picture beside the last page), LANGUAGES (the folder of Khmer.nlf), FILES (written by installer.py:
; what to remove again, file by file, so that nothing of anybody else's is ever removed).

Unicode true
ManifestDPIAware true
ManifestLongPathAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh

!define NAME "Pheaktean"
!define WINDOW "pheaktean-window.exe"
!define COMMAND "pheaktean.exe"
!define KEY "Software\Pheaktean"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Pheaktean"
!define CLASSES "Software\Classes"
!define VAULT "Pheaktean.Vault"
!define WORKBOOK "Pheaktean.Workbook"

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Pheaktean"
InstallDirRegKey HKCU "${KEY}" "Folder"
BrandingText "${NAME} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=1033 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1033 "FileDescription" "${NAME} ${VERSION}, installer"
VIAddVersionKey /LANG=1033 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "LegalCopyright" "Apache-2.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "${KEY}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"
!define MUI_LANGDLL_ALLLANGUAGES
!define MUI_LANGDLL_WINDOWTITLE "${NAME}"
!define MUI_LANGDLL_INFO "ភាសា · Language · 语言"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW}"
!define MUI_FINISHPAGE_NOAUTOCLOSE

!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(Kept)"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGEEX "${LANGUAGES}" "Khmer"
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_RESERVEFILE_LANGDLL

LangString VaultKind ${LANG_ENGLISH} "Pheaktean vault"
LangString VaultKind ${LANG_KHMER} "ឃ្លាំងសុវត្ថិភាព Pheaktean"
LangString VaultKind ${LANG_SIMPCHINESE} "Pheaktean 保险库"
LangString Comment ${LANG_ENGLISH} "The monthly NSSF declaration, from the factory’s own payroll workbooks"
LangString Comment ${LANG_KHMER} "ការប្រកាស ប.ស.ស. ប្រចាំខែពីសៀវភៅការងារបើកប្រាក់របស់រោងចក្រផ្ទាល់"
LangString Comment ${LANG_SIMPCHINESE} "用工厂自己的工资表完成每月 NSSF 申报"
LangString Needs64 ${LANG_ENGLISH} "Pheaktean needs Windows 10 or later, 64-bit. Nothing was installed."
LangString Needs64 ${LANG_KHMER} "Pheaktean ត្រូវការ Windows 10 ឬថ្មីជាងនេះ 64-bit។ មិនបានដំឡើងអ្វីទេ។"
LangString Needs64 ${LANG_SIMPCHINESE} "Pheaktean 需要 64 位的 Windows 10 或更高版本。未安装任何内容。"
LangString IsOpen ${LANG_ENGLISH} "Pheaktean is still open. Close it, and its command windows, then press Retry."
LangString IsOpen ${LANG_KHMER} "Pheaktean នៅបើកនៅឡើយ។ សូមបិទវា និងផ្ទាំងពាក្យបញ្ជារបស់វា រួចចុច «ព្យាយាមម្តងទៀត»។"
LangString IsOpen ${LANG_SIMPCHINESE} "Pheaktean 仍在运行。请关闭它及其命令行窗口，然后按“重试”。"
LangString Kept ${LANG_ENGLISH} "Your vaults, declarations and settings stay where they are."
LangString Kept ${LANG_KHMER} "ឃ្លាំងសុវត្ថិភាព ការប្រកាស និងការកំណត់របស់អ្នកនៅកន្លែងដើម។"
LangString Kept ${LANG_SIMPCHINESE} "您的保险库、申报文件和设置都保留在原处。"

Function .onInit
  !insertmacro MUI_LANGDLL_DISPLAY
  StrCpy $0 no
  ${If} ${RunningX64}
  ${AndIf} ${AtLeastWin10}
    StrCpy $0 yes
  ${EndIf}
  ${If} $0 == no
    MessageBox MB_ICONSTOP|MB_OK "$(Needs64)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

; Waits until a program is closed: Windows lets nobody write to one that runs.
!macro WaitUntilClosed UN
Function ${UN}WaitUntilClosed
  Pop $0
again:
  IfFileExists "$0" 0 closed
  ClearErrors
  FileOpen $1 "$0" a
  IfErrors open
  FileClose $1
  Goto closed
open:
  MessageBox MB_ICONEXCLAMATION|MB_RETRYCANCEL "$(IsOpen)" /SD IDCANCEL IDRETRY again
  SetErrorLevel 1
  Quit
closed:
FunctionEnd
!macroend
!insertmacro WaitUntilClosed ""
!insertmacro WaitUntilClosed "un."

; One kind of file that the program can open beside whatever opens it today.
!macro OpenWith EXTENSION
  WriteRegStr HKCU "${CLASSES}\.${EXTENSION}\OpenWithProgids" "${WORKBOOK}" ""
  WriteRegStr HKCU "${CLASSES}\Applications\${WINDOW}\SupportedTypes" ".${EXTENSION}" ""
!macroend
!macro UnOpenWith EXTENSION
  DeleteRegValue HKCU "${CLASSES}\.${EXTENSION}\OpenWithProgids" "${WORKBOOK}"
!macroend
!macro EachWorkbook DO
  !insertmacro ${DO} "xlsx"
  !insertmacro ${DO} "xlsm"
  !insertmacro ${DO} "xlsb"
  !insertmacro ${DO} "xls"
  !insertmacro ${DO} "ods"
  !insertmacro ${DO} "csv"
  !insertmacro ${DO} "tsv"
!macroend

Section
  Push "$INSTDIR\${WINDOW}"
  Call WaitUntilClosed
  Push "$INSTDIR\${COMMAND}"
  Call WaitUntilClosed
  ; An earlier version takes its own files away first, and asks nothing.
  IfFileExists "$INSTDIR\uninstall.exe" 0 fresh
    ExecWait '"$INSTDIR\uninstall.exe" /S /KEEP _?=$INSTDIR'
fresh:
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  SetOutPath "$INSTDIR"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${WINDOW}" "" "$INSTDIR\${WINDOW}" 0 \
    SW_SHOWNORMAL "" "$(Comment)"

  WriteRegStr HKCU "${KEY}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${CLASSES}\.pheaktean" "" "${VAULT}"
  WriteRegStr HKCU "${CLASSES}\${VAULT}" "" "$(VaultKind)"
  WriteRegStr HKCU "${CLASSES}\${VAULT}\DefaultIcon" "" '"$INSTDIR\${WINDOW}",0'
  WriteRegStr HKCU "${CLASSES}\${VAULT}\shell\open\command" "" '"$INSTDIR\${WINDOW}" "%1"'
  WriteRegStr HKCU "${CLASSES}\${WORKBOOK}" "" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\${WORKBOOK}\DefaultIcon" "" '"$INSTDIR\${WINDOW}",0'
  WriteRegStr HKCU "${CLASSES}\${WORKBOOK}\shell\open\command" "" '"$INSTDIR\${WINDOW}" "%1"'
  WriteRegStr HKCU "${CLASSES}\Applications\${WINDOW}" "FriendlyAppName" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\Applications\${WINDOW}\shell\open\command" "" \
    '"$INSTDIR\${WINDOW}" "%1"'
  !insertmacro EachWorkbook OpenWith
  ; `pheaktean` is a command wherever one types, without a change of PATH, through Win+R and start.
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\${COMMAND}" "" \
    "$INSTDIR\${COMMAND}"

  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" '"$INSTDIR\${WINDOW}",0'
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${NAME}"
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${RefreshShellIcons}
SectionEnd

Section "un.Pheaktean"
  Push "$INSTDIR\${WINDOW}"
  Call un.WaitUntilClosed
  Push "$INSTDIR\${COMMAND}"
  Call un.WaitUntilClosed
  SetOutPath "$TEMP"
  !include "${FILES}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"

  ; Written over by what comes next when an earlier version makes room for a later one.
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/KEEP" $1
  IfErrors 0 kept
  Delete "$SMPROGRAMS\${NAME}.lnk"
  ReadRegStr $0 HKCU "${CLASSES}\.pheaktean" ""
  StrCmp $0 "${VAULT}" 0 +2
    DeleteRegKey HKCU "${CLASSES}\.pheaktean"
  DeleteRegKey HKCU "${CLASSES}\${VAULT}"
  DeleteRegKey HKCU "${CLASSES}\${WORKBOOK}"
  DeleteRegKey HKCU "${CLASSES}\Applications\${WINDOW}"
  !insertmacro EachWorkbook UnOpenWith
  DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\${COMMAND}"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "${KEY}"
  ${RefreshShellIcons}
kept:
SectionEnd
