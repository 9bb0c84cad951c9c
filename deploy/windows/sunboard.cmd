@echo off
rem Runs Sunboard with the Python beside it. Without a word behind it, a window is opened in which
rem `sunboard` is a command. Python ignores PYTHONUTF8 here, as it does all of its variables; what it starts may not.
setlocal
set "PYTHONUTF8=1"
for /f "tokens=2 delims=:." %%p in ('chcp') do set "CODEPAGE_BEFORE=%%p"
chcp 65001 >nul
if "%~1"=="" goto window
"%~dp0python\python.exe" -X utf8 -m sunboard %*
set "CODE=%errorlevel%"
chcp %CODEPAGE_BEFORE% >nul
exit /b %CODE%

:window
set "PATH=%~dp0;%PATH%"
"%~dp0python\python.exe" -X utf8 -m sunboard --help
cmd /k
