; SPDX-License-Identifier: GPL-3.0-or-later
; The installer for Windows 10 and later (x64), for all users of a computer:
;   makensis -DVERSION=0.1.0 -DLIST=files.nsh -DICON=tuodossier.ico -DOUTPUT=setup.exe [-DSIGN="command"] tuodossier.nsi
; LIST is made by file_list.py. SIGN is a command that signs the file whose name follows it.
;   setup.exe /S [/D=C:\folder]   installs without a question; 0 done, 1 given up, 2 refused
Unicode true
Target amd64-unicode ; the default is a 32-bit program
SetCompressor /SOLID lzma
CRCCheck force
RequestExecutionLevel admin
ManifestDPIAware true
ManifestSupportedOS Win10
!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include x64.nsh
!include "${LIST}"

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\TuoDossier"
!define LINK_KEY "Software\Classes\tuodossier"
!define PROGRAM "$INSTDIR\bin\tuodossier.exe"
!define LINK_COMMAND '"${PROGRAM}" "%1"'

Name "TuoDossier"
OutFile "${OUTPUT}"
BrandingText "TuoDossier ${VERSION}"
InstallDir "$PROGRAMFILES64\TuoDossier"
InstallDirRegKey HKLM "${UNINSTALL_KEY}" "InstallLocation"
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"'
  !finalize '${SIGN} "%1"'
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TEXT "$(welcome)"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_NOAUTOCLOSE ; no "start now": it would start with the administrator's rights
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Italian" ; the first is for systems that speak neither
!insertmacro MUI_LANGUAGE "English"

LangString welcome ${LANG_ITALIAN} "TuoDossier sarà installato per tutti gli utenti di questo computer; per questo Windows ha chiesto i diritti di amministratore.$\r$\n$\r$\nIl programma si aprirà dai collegamenti $\"tuodossier:$\" delle e-mail della struttura. Non partirà da solo, e non riceverà connessioni da altri computer.$\r$\n$\r$\nSoftware libero (GNU GPL, versione 3 o successiva): le licenze sono nella cartella $\"licenses$\"."
LangString welcome ${LANG_ENGLISH} "TuoDossier will be installed for all users of this computer; this is why Windows asked for an administrator's rights.$\r$\n$\r$\nThe program will open from the $\"tuodossier:$\" links in your clinic's e-mails. It will not start by itself, nor take connections from other computers.$\r$\n$\r$\nFree software (GNU GPL, version 3 or later): the licences are in the folder $\"licenses$\"."
LangString needsAdmin ${LANG_ITALIAN} "Servono i diritti di amministratore di questo computer."
LangString needsAdmin ${LANG_ENGLISH} "An administrator's rights on this computer are needed."
LangString needsSystem ${LANG_ITALIAN} "Serve Windows 10 o successivo, a 64 bit (x64)."
LangString needsSystem ${LANG_ENGLISH} "Windows 10 or later is needed, 64-bit (x64)."
LangString isOpen ${LANG_ITALIAN} "TuoDossier è aperto. Chiuderlo e riprovare."
LangString isOpen ${LANG_ENGLISH} "TuoDossier is open. Please close it and try again."
LangString oldStays ${LANG_ITALIAN} "La versione precedente non si lascia rimuovere."
LangString oldStays ${LANG_ENGLISH} "The previous version cannot be removed."
LangString failed ${LANG_ITALIAN} "Non è stato possibile scrivere tutti i file. L'installazione è incompleta."
LangString failed ${LANG_ENGLISH} "Not every file could be written. The installation is incomplete."
LangString viewer ${LANG_ITALIAN} "Visualizzatore di immagini"
LangString viewer ${LANG_ENGLISH} "Image viewer"

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
!macro VersionInfo language description
  VIAddVersionKey /LANG=${language} "ProductName" "TuoDossier Desktop"
  VIAddVersionKey /LANG=${language} "CompanyName" "TuoDossier"
  VIAddVersionKey /LANG=${language} "FileDescription" "${description}"
  VIAddVersionKey /LANG=${language} "FileVersion" "${VERSION}"
  VIAddVersionKey /LANG=${language} "ProductVersion" "${VERSION}"
  VIAddVersionKey /LANG=${language} "LegalCopyright" "GNU GPL 3"
!macroend
!insertmacro VersionInfo ${LANG_ITALIAN} "Installazione di TuoDossier"
!insertmacro VersionInfo ${LANG_ENGLISH} "TuoDossier setup"

!macro Refuse text
  MessageBox MB_OK|MB_ICONSTOP "${text}" /SD IDOK
  SetErrorLevel 2
  Quit
!macroend

; A program that runs cannot be opened for writing.
!macro RefuseWhileOpen
  ${For} $1 1 4
    StrCpy $0 "tuodossier.exe"
    ${If} $1 = 2
      StrCpy $0 "visualizzatore.exe"
    ${ElseIf} $1 = 3
      StrCpy $0 "tuodossier-server.exe"
    ${ElseIf} $1 = 4
      StrCpy $0 "tuodossierctl.exe"
    ${EndIf}
    ${If} ${FileExists} "$INSTDIR\bin\$0"
      ClearErrors
      FileOpen $2 "$INSTDIR\bin\$0" a
      ${If} ${Errors}
        !insertmacro Refuse "$(isOpen)"
      ${EndIf}
      FileClose $2
    ${EndIf}
  ${Next}
!macroend

!macro CommonInit
  UserInfo::GetAccountType
  Pop $0
  ${If} $0 != "Admin"
    !insertmacro Refuse "$(needsAdmin)"
  ${EndIf}
  SetRegView 64
  SetShellVarContext all
!macroend

Function .onInit
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${IsNativeAMD64}
    !insertmacro Refuse "$(needsSystem)"
  ${EndIf}
  !insertmacro CommonInit
FunctionEnd

Function un.onInit
  !insertmacro CommonInit
FunctionEnd

Section
  !insertmacro RefuseWhileOpen
  ; What an older version had and this one has not must not stay. It is removed from where it is.
  ReadRegStr $0 HKLM "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $0 != ""
  ${AndIf} ${FileExists} "$0\Uninstall.exe"
    ExecWait '"$0\Uninstall.exe" /S _?=$0' $1
    ${If} $1 <> 0
      !insertmacro Refuse "$(oldStays)"
    ${EndIf}
    Delete "$0\Uninstall.exe"
    RMDir "$0"
  ${EndIf}

  ClearErrors
  !insertmacro InstallFiles
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  ${If} ${Errors}
    !insertmacro Refuse "$(failed)"
  ${EndIf}
  CreateDirectory "$SMPROGRAMS\TuoDossier"
  SetOutPath "$INSTDIR\bin" ; where the links start in
  CreateShortCut "$SMPROGRAMS\TuoDossier\TuoDossier.lnk" "${PROGRAM}"
  CreateShortCut "$SMPROGRAMS\TuoDossier\$(viewer).lnk" "$INSTDIR\bin\visualizzatore.exe"

  WriteRegStr HKLM "${LINK_KEY}" "" "URL:TuoDossier"
  WriteRegStr HKLM "${LINK_KEY}" "URL Protocol" ""
  WriteRegStr HKLM "${LINK_KEY}\DefaultIcon" "" '"${PROGRAM}",0'
  WriteRegStr HKLM "${LINK_KEY}\shell\open\command" "" '${LINK_COMMAND}'

  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayName" "TuoDossier"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayIcon" "${PROGRAM}"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "Publisher" "TuoDossier"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKLM "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "EstimatedSize" $0
SectionEnd

; The dossiers of the users (in their own AppData) are theirs and stay.
Section "Uninstall"
  !insertmacro RefuseWhileOpen
  !insertmacro RemoveFiles
  Delete "$INSTDIR\Uninstall.exe"
  SetOutPath "$TEMP" ; a folder that is worked in cannot be removed
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\TuoDossier\TuoDossier.lnk"
  ; The installer may have spoken the other language.
  Delete "$SMPROGRAMS\TuoDossier\Visualizzatore di immagini.lnk"
  Delete "$SMPROGRAMS\TuoDossier\Image viewer.lnk"
  RMDir "$SMPROGRAMS\TuoDossier"
  ReadRegStr $0 HKLM "${LINK_KEY}\shell\open\command" ""
  ${If} $0 == '${LINK_COMMAND}' ; otherwise another program has taken it over since
    DeleteRegKey HKLM "${LINK_KEY}"
  ${EndIf}
  DeleteRegKey HKLM "${UNINSTALL_KEY}"
SectionEnd
