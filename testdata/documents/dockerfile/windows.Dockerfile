# escape=`
FROM mcr.microsoft.com/windows/servercore:ltsc2022
SHELL ["powershell", "-Command"]
WORKDIR C:\app
COPY bin\app.exe `
     C:\app\
RUN Get-ChildItem `
  # list
  -Path C:\app
ENTRYPOINT C:\app\app.exe