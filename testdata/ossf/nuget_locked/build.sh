dotnet restore
nuget restore
msbuild /t:restore
