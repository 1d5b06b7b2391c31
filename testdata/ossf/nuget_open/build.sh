dotnet restore
dotnet restore --locked-mode
nuget install Shop
