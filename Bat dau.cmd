@echo off
rem Double click: opens the menu. This file stays ASCII; what the officer reads is in
rem generator\start and generator\windows\no-python.txt.
setlocal EnableExtensions DisableDelayedExpansion
title Cong nghe so cong dong
pushd "%~dp0"
if not exist "%~nx0" goto failed
if not exist "generator\start\__main__.py" goto zipped

set "PYTHONUTF8=1"
set "PYTHONHOME="
set "PYTHONPATH="
set "CNSCD_FILE=%~1"
set "RECENT=import sys; sys.exit(max(sys.version_info[:2], (3, 10)) == (3, 10))"

rem Compared as text: the stub of the Microsoft Store ends with 9009, a crash below zero.
".venv\Scripts\python.exe" -c "%RECENT%" >nul 2>nul
if "%ERRORLEVEL%"=="0" goto ready
py -3 -c "%RECENT%" >nul 2>nul
if "%ERRORLEVEL%"=="0" goto launcher
python -c "%RECENT%" >nul 2>nul
if "%ERRORLEVEL%"=="0" goto python
goto missing

:ready
".venv\Scripts\python.exe" -m generator.start
goto done

:launcher
py -3 -m generator.start
goto done

:python
python -m generator.start
goto done

:missing
chcp 65001 >nul
type "generator\windows\no-python.txt"
pause >nul
start "" "https://www.python.org/downloads/windows/"
goto end

:zipped
echo.
echo   Hay giai nen ca tep ZIP ra mot thu muc, roi mo lai Bat dau.cmd trong thu muc do.
echo.
pause
goto end

:failed
echo.
echo   Khong mo duoc thu muc nay. Hay chep ca thu muc vao o C hoac D, roi mo lai.
echo.
pause
exit /b 1

:done
if not "%ERRORLEVEL%"=="0" pause

:end
popd
exit /b 0
