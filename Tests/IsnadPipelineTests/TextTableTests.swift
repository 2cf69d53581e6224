import IsnadExport
import Testing

/// What is written into a table is data, whatever program opens it.
@Suite struct TextTableTests {
    @Test(arguments: ["=1+1", "+1+1", "-x", "@SUM(A1)", "\t=1+1"])
    func aCellThatASpreadsheetWouldCalculateIsText(_ cell: String) {
        var table = TextTable(["name"])
        table.rows = [[cell]]
        #expect(table.csv() == "name\n'" + cell + "\n")
    }

    @Test func numbersBelowNoughtStayNumbers() {
        var table = TextTable(["low"])
        table.rows = [["-12.5"]]
        #expect(table.csv() == "low\n-12.5\n")
    }

    @Test func signsOfTheFormatAreQuoted() {
        var table = TextTable(["text"])
        table.rows = [["a,b"], ["\u{201C}\"\n"], ["\r"]]
        #expect(table.csv() == "text\n\"a,b\"\n\"\u{201C}\"\"\n\"\n\"\r\"\n")
    }

    @Test func noTextSteersTheTerminal() {
        var table = TextTable(["name"])
        table.rows = [["\u{1B}[2Ja\u{07}\u{202E}b\r\nc"]]
        let shown = table.terminal()
        #expect(shown.unicodeScalars.filter { $0.properties.generalCategory == .control } == ["\n", "\n"])
        #expect(!shown.unicodeScalars.contains("\u{202E}"))
        #expect(shown.contains("a") && shown.contains("b") && shown.contains("c"))
    }
}
