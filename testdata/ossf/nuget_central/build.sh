dotnet restore
