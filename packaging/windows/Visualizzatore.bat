@echo off
rem Apre le immagini di questo supporto. / Opens the images of this medium.
if not exist "%~dp0x64\Visualizzatore.exe" goto missing
start "" "%~dp0x64\Visualizzatore.exe" %*
if not errorlevel 1 exit /b 0
echo Questo computer non avvia il programma: serve Windows 10 o successivo, a 64 bit.
echo This computer does not start the program: it needs Windows 10 or later, 64-bit.
goto pages
:missing
echo Manca il programma x64\Visualizzatore.exe: estrarre tutta la cartella dal file ZIP e riprovare.
echo The program x64\Visualizzatore.exe is missing: extract the whole folder from the ZIP file and try again.
:pages
echo Le immagini si vedono anche aprendo INDEX.HTM. / INDEX.HTM shows the images too.
pause
exit /b 1
