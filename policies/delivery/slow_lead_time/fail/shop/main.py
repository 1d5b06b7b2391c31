print("shoes")
