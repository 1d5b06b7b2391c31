def bill(month):
    print(month)
