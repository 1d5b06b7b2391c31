import invoices


def bill(month):
    return [invoices.send(customer) for customer in invoices.due(month)]
