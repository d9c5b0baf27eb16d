"""What the figures of an audit are called, on the terminal, in the window and in reports."""

from desktop.texts import mark

ANSWERS = {"yes": mark("Yes"), "no": mark("No"), "in part": mark("In part")}

ROLES = {
    "payroll": mark("payroll"),
    "declared": mark("declaration"),
    "register": mark("register of NSSF"),
    "receipt": mark("receipt"),
    "attendance": mark("attendance record"),
    "second_payroll": mark("second payroll"),
    "worker_list": mark("worker list"),
    "tax_filing": mark("filing of the tax on salary"),
}

HEADCOUNT = {
    "paid": mark("Paid in the month"),
    "declared": mark("Declared to NSSF"),
    "matched": mark("Paid and declared"),
    "paid_not_declared": mark("Paid, not declared"),
    "declared_not_paid": mark("Declared, not paid"),
}
REGISTRATION = {
    "unregistered": mark("Not registered with NSSF"),
    "past_3_days": mark("of them hired more than 3 days before"),
    "past_45_days": mark("of them hired more than 45 days before"),
}
PAST_30_DAYS = mark("of them hired more than 30 days before")
CONTRIBUTION = {
    "owed_khr": mark("Employer's share due on what was paid"),
    "declared_khr": mark("Employer's share on the wages declared"),
    "received_khr": mark("Received by the receipts, both shares"),
}
INSPECTIONS = {
    "under_reported_workers": mark("Workers who are paid and not declared"),
    "excluded_pay": mark("Workers whose overtime or allowances are left out"),
    "wrong_wages": mark("Workers whose declared wage is lower for another reason"),
}
CONTRACTS = {
    "past_limit": mark("Fixed-duration contracts past the limit of the law"),
    "casual_not_declared": mark("Casual or daily workers paid and not declared"),
    "fixed_not_declared": mark("Workers on fixed-duration contracts paid and not declared"),
}
LEFT_OUT_OF = {
    "declaration": mark("left out of the declaration"),
    "gross": mark("left out of the payroll's own gross"),
}
STEPS = {
    "earned": mark("Earned, with all that the law counts"),
    "gross": mark("left out of the payroll's own gross"),
    "unknown": mark("wage that could not be read"),
    "none": mark("pay that is no wage by law"),
    "declared": mark("Declared to NSSF"),
}
"""Steps of the bridge that are no reason."""
