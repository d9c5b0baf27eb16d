from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.labels import is_known, read_label
from importers.likeness import likenesses

HEADINGS = """\
row_no: No. · № · S/N · ល.រ · លេខរៀង · 序号 · 序號 · ល.រ¶No.¶序号
worker_number: Employee ID · Emp. ID · EmpID · Emp Code · Staff Code · Worker ID · ID Scan ·
    Card ID · Badge No · អត្ត.នៅសហគ្រាស · ប័ណ្ណ ការងារ · លេខសំគាល់ បុគ្គលិក · អត្តលេខ · 工号 ·
    工號 · 厂牌号 · 廠牌號 · ID 工号 លេខ · អត្តលេខ / Worker ID / 工号 · 2. Staff Code · emp_code
nssf_number: NSSF No. · NSSF ID · Social Security Number · លេខអត្ត.ប.ស.ស · លេខ​ប័ណ្ណ​ ប.ស.ស ·
    社保号 · 社保號 · NSSF号 · NSSF_ID
national_id: ID Card No. · National ID · NRIC · អត្ត.ប្រជាពលរដ្ឋ · លេខអត្តសញ្ញាណប័ណ្ណ · 身份证号 ·
    身份證號碼 · 身分證字號
name_km: Name (Khmer) · Khmer Name · គោត្តនាម និងនាម · ឈ្មោះ (ខ្មែរ) · ឈោ្មះ · 柬文姓名
name_latin: Name (Latin) · English Name · Name in Latin · ឈ្មោះឡាតាំង · 英文姓名
family_name_km: គោតនាម · នាមត្រកូល(ខ្មែរ) · Khmer Last Name
given_name_latin: នាមឡាតាំង · First Name · 英文名
sex: Sex · Gender · Sex (M/F) · ភេទ* · 性别 · 性別
birth_date: D.O.B · Date of Birth · ថ្ងៃខែ​ឆ្នាំ​កំណើត · 出生日期 · Date¶of¶Birth
hire_date: Join Date · Date Join · Joined · Date of Hire · Entry date · កាលបរិ.ចូលធ្វើការ ·
    入職日期
leave_date: Resign Date · Last Working Day · កាលបរិច្ឆេទឈប់ · 離職日期
contract_type: Type of Contract · FDC/UDC · ប្រភេទកិច្ចសន្យា · 合约类型 · 合約類型
contract_end: Expiry of Contract · ផុតកំណត់កិច្ចសន្យា · 合同到期日 · 合約到期日
registered_on: NSSF Registration Date · កាលបរិច្ឆេទចុះបញ្ជី ប.ស.ស · 社保登记日期
department: Dept. · Department · នាយកដ្ឋាន · ផែ្នក · 部門
line_group: Line · Group · ខ្សែសង្វាក់ · 生产线 · 班組
position: Position · Job Title · តួនាទី · មុខងារ · 職稱
work_days: Working Days · Days Worked · W/D · ចំនួនថ្ងៃធ្វើការ · 实际出勤 · 出勤天數
absent_days: Absent · អវត្តមាន · 旷工 · 曠工
leave_days: Sick Leave · Permission · សុំច្បាប់ · 事假 · 病假
basic_pay: Basic Salary · Basic · Base wage · Basic ($) · បៀវត្សគោល ទទួលបាន · 底薪 · 基本薪資 ·
    3. Basic (A)
piece_rate: Piece-rate earnings · Production · ប្រាក់ម៉ៅការ · 计件工资 · 計件工資
attendance_bonus: Att. bonus · Attendance Bonus · ប្រាក់ទៀងទាត់ · 全勤奖 · 全勤獎金
transport_allowance: Trans. & House · Transport & Accommodation · Rental ·
    Transport/Housing Allowance · 交通和住宿津贴 · 交通住宿補貼
seniority_bonus: Seniority · Senority · ប្រាក់អតីតភាព · 工龄奖 · 年資獎金
meal_allowance: Meal · Food · Lunch · OT Meal · ថ្លៃបាយ · 餐补 · 伙食津貼
incentive: Incentive · Reward · 13th · ប្រាក់រង្វាន់ · 奖金 · 績效獎金
other_allowance: Skill allowance · Position allowance · ប្រាក់ឧបត្ថម្ភ · 岗位津贴
leave_pay: AL payment · Annual Leave Pay · 年假工资
maternity_pay: Maternity pay · ប្រាក់សម្រាកមាតុភាព · 产假工资
severance: Severance 5% · 5% · 合同补偿金
seniority_indemnity: Seniority indemnity · ប្រាក់បំណាច់អតីតភាពការងារ · 工龄补偿
gross: Gross · Gross pay · Total Gross · Total earnings · Total Wage ($) · Grand total ·
    GROSS SALARY (USD) · ប្រាក់ខែសរុប · បៀវត្សសរុបមុនបង់ពន្ធដុល្លារ · 应发工资 · 應發合計 ·
    gross_usd · Gross (Riel)
net_pay: Net · Net pay · Take home · Total paid · Amount received · 实发工资 · 實發 ·
    ប្រាក់ត្រូវទទួលបាន · Net Pay ៛
tax: Tax · TOS · Tax on Salary · ពន្ធលើប្រាក់ខែ · 个税 · 個人所得稅
advance: Advance · 1st payment · Loan · បើកមុន · 借支
deduction: Deduct · Union fee · កាត់លុយ · 工会费 · 工會費
deductions_total: Total Deduction · សរុបការកាត់ · 扣款合计
pension_worker: Pension 2% · Pension by Staff · សោធន ២% · 养老保险（个人）
pension_employer: Pension by company · ភាគទានស.ធ សហគ្រាស
occupational_risk: OR 0.8% · O.R scheme · ហានិភ័យការងារ · 工伤保险
health_care: HC 2.6% · Health Care · ថែទាំសុខភាព · 医保
declared_wage: NSSF wage · Wage for NSSF · Declared wage · 社保申报工资
contributory_wage: Assumed Wage · ប្រាក់ឈ្នួលមធ្យម · 缴费基数 · 繳費基數
basic_rate: Salary/Day · Daily Rate · Hourly rate · 日薪
signature: Signature · Thumbprint · ហត្ថលេខា · 簽名
remark: Remark · 备注 · 備註
bank_account: Bank Account · គណនីធនាគារ · 银行账号
exchange_rate: Exchange Rate · អត្រាប្តូរប្រាក់ · 汇率
"""
"""Field, and headings that say it; ¶ is a line break."""


def _sure():
    for line in HEADINGS.replace(" ·\n", " ·").splitlines():
        field, _, headings = line.partition(": ")
        for heading in headings.split("·"):
            yield field, heading.strip().replace("¶", "\n")


@pytest.mark.parametrize(("field", "heading"), list(_sure()))
def test_a_known_heading_says_its_field_first(field, heading):
    best = read_label((heading,)).candidates[0]
    assert best.field == field
    assert best.exact


@pytest.mark.parametrize(
    ("heading", "fields"),
    [
        ("OT 1.5", {"overtime_hours_150", "overtime_pay_150"}),
        ("OT 150%", {"overtime_hours_150", "overtime_pay_150"}),
        ("OT Hrs", {"overtime_hours"}),
        ("O.T Amount ($)", {"overtime_pay"}),
        ("OT Pay", {"overtime_pay"}),
        ("Overtime Pay", {"overtime_pay"}),
        ("Sunday OT", {"overtime_hours_200", "overtime_pay_200"}),
        ("Holiday OT pay", {"overtime_pay_holiday"}),
        ("OT x 2.0 (hours)", {"overtime_hours_200"}),
        ("Night shift", {"night_hours", "night_pay"}),
        ("Night allowance", {"night_pay"}),
        ("130%", {"night_hours", "night_pay"}),
        ("加班费", {"overtime_pay"}),
        ("加班費", {"overtime_pay"}),
        ("加班时数", {"overtime_hours"}),
        ("平时加班时数", {"overtime_hours_150"}),
        ("平時加班費", {"overtime_pay_150"}),
        ("休息日加班", {"overtime_hours_200", "overtime_pay_200"}),
        ("國定假日加班", {"overtime_hours_holiday", "overtime_pay_holiday"}),
        ("ថែមម៉ោងធម្មតា", {"overtime_hours_150"}),
        ("ប្រាក់ថែមម៉ោង ១៥០%", {"overtime_pay_150"}),
        ("ប្រាក់ថែមម៉ោង", {"overtime_pay"}),
        ("ថែមម៉ោង", {"overtime_hours", "overtime_pay"}),
        ("ម៉ោងថែម ២០០%", {"overtime_hours_200"}),
        ("OT Rate", {"basic_rate"}),
        ("Overtime meal", {"meal_allowance"}),
    ],
)
def test_overtime_is_put_together_from_its_words(heading, fields):
    assert {candidate.field for candidate in read_label((heading,)).candidates} == fields


@pytest.mark.parametrize(
    ("parts", "field"),
    [
        (("Overtime", "150%", "Hours"), "overtime_hours_150"),
        (("Overtime", "200%", "Amount"), "overtime_pay_200"),
        (("ថែមម៉ោង", "ទឹកប្រាក់"), "overtime_pay"),
        (("加班", "时数"), "overtime_hours"),
        (("Overtime", "Meal"), "meal_allowance"),
        (("Contract", "From"), "contract_start"),
        (("កិច្ចសន្យា\nContract\n合同", "ដល់\nTo"), "contract_end"),
        (("Contract", "Type"), "contract_type"),
        (("NSSF", "No."), "nssf_number"),
        (("NSSF", "Pension 2%"), "pension_worker"),
        (("Name", "Khmer"), "name_km"),
        (("Name", "Latin"), "name_latin"),
        (("Attendance", "Days"), "work_days"),
        (("Attendance", "Absent"), "absent_days"),
        (("Allowances", "Attendance"), "attendance_bonus"),
        (("Deductions", "Absent"), "deduction"),
        (("Deductions", "Meal"), "deduction"),
        (("扣款", "制服"), "deduction"),
        (("Deductions", "Tax"), "tax"),
        (("Deductions", "Net pay"), "net_pay"),
        (("Basic Salary", "底薪", "ប្រាក់គោល"), "basic_pay"),
    ],
)
def test_a_group_gives_its_columns_their_meaning(parts, field):
    assert read_label(parts).candidates[0].field == field


def test_an_unknown_word_under_allowances_stays_unknown():
    assert not any(c.exact for c in read_label(("Allowances", "P.K.T. 07")).candidates)


@pytest.mark.parametrize(
    "heading", ["Age", "Phone No.", "អាយុ", "电话", "Taxable Salary", "2nd Payment"]
)
def test_a_heading_that_is_none_of_ours_is_known_as_such(heading):
    assert read_label((heading,)).candidates[0].field == ""


@pytest.mark.parametrize(
    ("heading", "currency"),
    [
        ("Gross ($)", "USD"),
        ("Net Pay (USD)", "USD"),
        ("ប្រាក់ខែសរុប (រៀល)", "KHR"),
        ("实发(瑞尔)", "KHR"),
        ("Gross ៛", "KHR"),
        ("应发工资（美元）", "USD"),
        ("Gross", ""),
        ("Rate USD/KHR", ""),
        ("Bonus", ""),
        ("Salary Riels", "KHR"),
        ("បៀវត្សសរុបមុនបង់ពន្ធដុល្លារ", "USD"),
    ],
)
def test_a_heading_says_its_currency(heading, currency):
    assert read_label((heading,)).currency == currency


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Atendance Bonus", "attendance_bonus"),
        ("Employe ID", "worker_number"),
        ("Groos salary", "gross"),
        ("ប្រាកខែសរុប", "gross"),
        ("នាយកដ្ធាន", "department"),
        ("Nationalty", "nationality"),
        ("Date of brith", "birth_date"),
        ("បៀវត្ស្យសរុប", "gross"),
        ("Pensoin 2%", "pension_worker"),
    ],
)
def test_a_slip_of_the_pen_is_recognised_by_likeness(heading, field):
    best = likenesses([heading])[0][0]
    assert best.field == field
    assert not best.exact
    assert best.score < 90


@pytest.mark.parametrize("heading", ["P.K.T. 07", "应收工资", "tex", "OT 1.6", "Welfare thing", ""])
def test_what_only_resembles_a_heading_is_not_taken_for_one(heading):
    assert likenesses([heading]) == [()]


@pytest.mark.parametrize(
    "text", ["Payroll for the month of October 2026", "Lotus Garment Co., Ltd.", "SOK DARA", ""]
)
def test_titles_and_names_are_no_headings(text):
    assert not is_known(text)


@given(st.lists(st.text(max_size=30), max_size=3))
def test_reading_a_heading_never_fails(parts):
    reading = read_label(tuple(part for part in parts if part))
    assert all(0 <= candidate.score <= 100 for candidate in reading.candidates)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Gross (excl. OT)", "gross"),
        ("Gross Salary without Overtime", "gross"),
        ("Gross\nincl. OT\n(US$)", "gross"),
        ("Total Gross (OT excluded)", "gross"),
        ("应发工资(不含加班费)", "gross"),
        ("ប្រាក់ខែសរុប (មិនរាប់បញ្ចូលថែមម៉ោង)", "gross"),
        ("Basic (without OT)", "basic_pay"),
        ("Total No OT Hours", "overtime_hours"),
        ("Top Up", "piece_rate"),
        ("保底补差", "piece_rate"),
    ],
)
def test_what_a_heading_counts_in_or_leaves_out_does_not_change_what_it_is(heading, field):
    best = read_label((heading,)).candidates[0]
    assert (best.field, best.exact) == (field, True)
