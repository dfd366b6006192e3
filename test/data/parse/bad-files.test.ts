import assert from "node:assert/strict";
import { isUserError } from "../../../src/base/errors.ts";
import { fixture, type FixtureName, fixtureNames, layouts } from "../layouts.ts";

interface BadFile {
  readonly says: string;
  readonly file: FixtureName;
  /** The damage, as a replacement in the good file read as Latin-1, so that every byte can be written. */
  readonly replace: readonly [from: string | RegExp, to: string];
  readonly code: string;
  /** Where the error says it is: `line 3, column 12`. */
  readonly at: string;
  readonly action?: RegExp;
}

const cutOff = /download it again/;
const served = /as the agency serves it/;

// prettier-ignore
const badFiles: readonly BadFile[] = [
  // FRED
  { says: "a row cut off after its date", file: "fredgraph.csv", replace: [/,4\.6\n$/, "\n"], code: "data/row-width", at: "line 6, column 1", action: cutOff },
  { says: "a last number cut off", file: "fredgraph.csv", replace: [/6\n$/, ""], code: "data/cut-off", at: "line 6, column 14", action: cutOff },
  { says: "a number with a comma", file: "fredgraph.csv", replace: ["4.47", '"4,470"'], code: "data/not-a-number", at: "line 3, column 12", action: served },
  { says: "a decimal comma", file: "fredgraph.csv", replace: ["4.47", "4,47"], code: "data/row-width", at: "line 3, column 14" },
  { says: "a date twice", file: "fredgraph.csv", replace: ["05-15", "05-14"], code: "data/duplicate-date", at: "line 4, column 1", action: served },
  { says: "dates out of order", file: "fredgraph.csv", replace: ["05-13", "05-16"], code: "data/unsorted-dates", at: "line 3, column 1", action: served },
  { says: "a day that no calendar has", file: "fredgraph.csv", replace: ["05-15", "02-30"], code: "data/not-a-date", at: "line 4, column 1" },
  { says: "a changed header", file: "fredgraph.csv", replace: ["observation_date", "day"], code: "data/header-changed", at: "line 1, column 1" },
  { says: "a header without a series", file: "fredgraph.csv", replace: ["observation_date,DGS10", "observation_date"], code: "data/header-changed", at: "line 1, column 1" },
  { says: "the same series twice", file: "fredgraph-old.csv", replace: ["DEXJPUS", "DGS10"], code: "data/header-changed", at: "line 1, column 12" },
  { says: "words in place of a number", file: "fredgraph.csv", replace: ["4.47", "#N/A"], code: "data/not-a-number", at: "line 3, column 12" },
  { says: "a web page", file: "fredgraph.csv", replace: [/^/, "\n  <!DOCTYPE html><html>"], code: "data/web-page", at: "line 2, column 3", action: /browser/ },
  { says: "a header alone", file: "fredgraph.csv", replace: [/\n[^]*/, "\n"], code: "data/no-observations", at: "line 2, column 1" },
  { says: "nothing but blanks", file: "fredgraph.csv", replace: [/[^]*/, " \n\n"], code: "data/empty-file", at: "line 1, column 1" },
  { says: "a quote within a cell", file: "fredgraph.csv", replace: ["4.47", '4"47'], code: "data/stray-quote", at: "line 3, column 13" },
  { says: "a quote that never closes", file: "fredgraph.csv", replace: ["4.47", '"4.47'], code: "data/quote-not-closed", at: "line 3, column 12", action: cutOff },
  { says: "text after a closing quote", file: "fredgraph.csv", replace: ["4.47", '"4.4"7'], code: "data/stray-quote", at: "line 3, column 17" },
  { says: "an infinite number", file: "fredgraph.csv", replace: ["4.47", "1e999"], code: "data/implausible-value", at: "line 3, column 12" },
  { says: "UTF-16 text", file: "fredgraph.csv", replace: [/^/, "\xff\xfe"], code: "data/not-text", at: "line 1, column 1" },
  { says: "a zero byte", file: "fredgraph.csv", replace: ["4.47", "4\x0047"], code: "data/wrong-encoding", at: "line 3, column 13" },
  { says: "a letter of another encoding", file: "fredgraph.csv", replace: ["4.47", "4\xe947"], code: "data/wrong-encoding", at: "line 3, column 13", action: served },
  // MoF
  { says: "the yen in place of percent", file: "jgbcme_all.csv", replace: ["(Unit : %)", "(Unit : yen)"], code: "data/header-changed", at: "line 1, column 29" },
  { says: "a tenor inserted", file: "jgbcme_all.csv", replace: ["10Y,", "10Y,12Y,"], code: "data/header-changed", at: "line 2, column 37" },
  { says: "a tenor dropped at the end", file: "jgbcme_all.csv", replace: [",40Y", ""], code: "data/header-changed", at: "line 2, column 49" },
  { says: "a row with a cell more", file: "jgbcme_all.csv", replace: ["1.112,", "1.112,,"], code: "data/row-width", at: "line 9, column 92" },
  { says: "a shifted row: no number where one was", file: "jgbcme_all.csv", replace: ["1.112,1.413", ",1.112"], code: "data/not-a-number", at: "line 9, column 11" },
  { says: "a yield of 1,112 percent", file: "jgbcme_all.csv", replace: ["1.112", "1112"], code: "data/implausible-value", at: "line 9, column 11" },
  { says: "a title of another table", file: "jgbcme_all.csv", replace: ["Interest Rate", "Auction Results"], code: "data/header-changed", at: "line 1, column 1" },
  { says: "a row doubled", file: "jgbcme.csv", replace: [/(2026\/5\/18.*\r\n)/, "$1$1"], code: "data/duplicate-date", at: "line 5, column 1" },
  { says: "a blank row in the middle", file: "jgbcme.csv", replace: ["\r\n2026/5/18", "\r\n\r\n2026/5/18"], code: "data/row-width", at: "line 4, column 1" },
  { says: "an era that had ended", file: "jgbcm_all.csv", replace: ["R1.5.7", "H31.5.7"], code: "data/not-a-date", at: "line 8, column 1" },
  { says: "an era that does not exist", file: "jgbcm_all.csv", replace: ["R1.5.7", "X1.5.7"], code: "data/not-a-date", at: "line 8, column 1" },
  { says: "half a Japanese letter", file: "jgbcm_all.csv", replace: ["R8.5.15", "R8.5.\x81"], code: "data/wrong-encoding", at: "line 9, column 6" },
  // TIC
  { says: "a row with a number less", file: "mfhhis01.txt", replace: ["Japan\t1200\t", "Japan\t"], code: "data/total-mismatch", at: "line 13, column 1" },
  { says: "a row with a number more", file: "mfhhis01.txt", replace: ["1180.5\t", "1180.5\t7"], code: "data/row-width", at: "line 9, column 19" },
  { says: "a country lost", file: "mfhhis01.txt", replace: [/United Kingdom.*\n/, ""], code: "data/total-mismatch", at: "line 12, column 1" },
  { says: "a country twice", file: "mfhhis01.txt", replace: ["United Kingdom 2/", "Japan"], code: "data/duplicate-row", at: "line 11, column 1" },
  { says: "a block cut off", file: "mfhhis01.txt", replace: [/Grand Total[^]*/, ""], code: "data/cut-off", at: "line 13, column 1" },
  { says: "a month in the wrong order", file: "mfhhis01.txt", replace: ["\tFeb\tJan", "\tJan\tFeb"], code: "data/unsorted-dates", at: "line 6, column 14" },
  { says: "a month three times", file: "mfhhis01.txt", replace: ["\tDec\tJul\tJun", "\tDec\tJun\tJun"], code: "data/duplicate-date", at: "line 24, column 24" },
  { says: "a month that is none", file: "mfhhis01.txt", replace: ["\tFeb\t", "\tFbe\t"], code: "data/header-changed", at: "line 5, column 2" },
  { says: "a year that is none", file: "mfhhis01.txt", replace: ["\t2012\t", "\t20I2\t"], code: "data/header-changed", at: "line 6, column 9" },
  { says: "another unit", file: "mfhhis01.txt", replace: ["billions", "millions"], code: "data/header-changed", at: "line 2, column 1" },
  { says: "no blocks at all", file: "mfhhis01.txt", replace: [/\n\tFeb[^]*/, "\n"], code: "data/no-observations", at: "line 5, column 1" },
  { says: "a table cut off before its end", file: "slt_table5.txt", replace: [/Grand Total[^]*/, ""], code: "data/cut-off", at: "line 10, column 1" },
  { says: "months in another form", file: "slt_table5.txt", replace: ["2026-02", "Feb 2026"], code: "data/header-changed", at: "line 6, column 17" },
  { says: "a month twice", file: "slt_table5.txt", replace: ["2026-02", "2026-03"], code: "data/duplicate-date", at: "line 6, column 17" },
  { says: "a number with a comma", file: "slt_table5.txt", replace: ["1103.9", '"1,103.9"'], code: "data/not-a-number", at: "line 7, column 7", action: served },
  // H.15
  { says: "another unit", file: "FRB_H15.csv", replace: ["Percent:_Per_Year", "Index:_2017=100"], code: "data/header-changed", at: "line 2, column 9" },
  { says: "a multiplier", file: "FRB_H15.csv", replace: ['Multiplier:","1"', 'Multiplier:","100"'], code: "data/header-changed", at: "line 3, column 15" },
  { says: "a series of another table", file: "FRB_H15.csv", replace: ['"Time Period","RIFLGFCM01_N.B"', '"Time Period","RIFSPFF_N.B"'], code: "data/header-changed", at: "line 6, column 15" },
  { says: "a line of metadata lost", file: "FRB_H15.csv", replace: [/"Currency.*\r\n/, ""], code: "data/header-changed", at: "line 4, column 1" },
  // Treasury
  { says: "a row out of order", file: "daily-treasury-rates.csv", replace: ["02/18/2025", "02/20/2025"], code: "data/unsorted-dates", at: "line 3, column 1" },
  { says: "a European date", file: "daily-treasury-rates.csv", replace: ["02/19/2025", "19/02/2025"], code: "data/not-a-date", at: "line 2, column 1" },
  { says: "a tenor that is none", file: "daily-treasury-rates.csv", replace: ['"1.5 Month"', '"6 Weeks"'], code: "data/header-changed", at: "line 1, column 13" },
  { says: "a tenor twice", file: "daily-treasury-rates.csv", replace: ['"1.5 Month"', '"1 Month"'], code: "data/header-changed", at: "line 1, column 13" },
  // BIS
  { says: "another dataflow", file: "WS_CBPOL.csv", replace: ['BIS,WS_CBPOL,1.0",M', 'BIS,WS_EER,1.0",M'], code: "data/header-changed", at: "line 5, column 1" },
  { says: "another unit", file: "WS_CBPOL.csv", replace: ["Per cent per year", "Index"], code: "data/header-changed", at: "line 5, column 39" },
  { says: "a period twice", file: "WS_CBPOL.csv", replace: ["2024-03-31", "2024-02-29"], code: "data/duplicate-date", at: "line 6, column 63" },
  { says: "a column gone", file: "WS_CBPOL.csv", replace: [",Status,Value", ",Value"], code: "data/header-changed", at: "line 4, column 113" },
  // ACM
  { says: "the workbook itself", file: "ACMTermPremium.csv", replace: [/^/, "\xd0\xcf\x11\xe0"], code: "data/not-text", at: "line 1, column 1", action: /save the sheet as CSV/ },
  { says: "a maturity gone", file: "ACMTermPremium.csv", replace: ['"ACMY03",', ""], code: "data/header-changed", at: "line 1, column 26" },
  { says: "a date in another form", file: "ACMTermPremium.csv", replace: ["30-Jun-2025", "2025-06-30"], code: "data/not-a-date", at: "line 3, column 1" },
  // GSW
  { says: "a preamble cut short", file: "feds200628.csv", replace: [/Par yield.*\n/, ""], code: "data/header-changed", at: "line 10, column 1" },
  { says: "a parameter gone", file: "feds200628.csv", replace: [",TAU2", ""], code: "data/header-changed", at: "line 10, column 72" },
  { says: "a column of another table", file: "feds200628.csv", replace: ["SVENY10", "TIPSY10"], code: "data/header-changed", at: "line 10, column 64" },
  { says: "the sentinel in a yield", file: "feds200628.csv", replace: ["4.3248", "-999.99"], code: "data/implausible-value", at: "line 12, column 84" },
  // BOJ
  { says: "a month left out", file: "6pi-1.csv", replace: ["Jan,", "Mar,"], code: "data/not-a-date", at: "" },
  { says: "a year that jumps", file: "6pi-1.csv", replace: [/2014,Jan/g, "2016,Jan"], code: "data/unsorted-dates", at: "line 17, column 15" },
  { says: "a total that is none", file: "6pi-1.csv", replace: ['"2,197"', '"2,917"'], code: "data/total-mismatch", at: "" },
  { says: "thousands without a comma", file: "6pi-1.csv", replace: ['"191,232"', '"191232"'], code: "data/not-a-number", at: "line 18, column 16" },
  { says: "another unit", file: "6pi-1.csv", replace: ["(100 million Yen)", "(Million Yen)"], code: "data/header-changed", at: "" },
  { says: "flows in another order", file: "6pi-1.csv", replace: ["Acquisition,Disposition", "Disposition,Acquisition"], code: "data/header-changed", at: "" },
];

describe("bad official files", () => {
  for (const { says, file, replace, code, at, action } of badFiles) {
    it(`refuses ${file} with ${says}`, () => {
      const good = fixture(file).toString("latin1");
      const bad = good.replace(replace[0], replace[1]);
      assert.notEqual(bad, good, "the damage must change the file");
      assert.throws(
        () => layouts[file](Buffer.from(bad, "latin1"), { file: "downloaded.csv" }),
        (error) => {
          assert.ok(isUserError(error), String(error));
          assert.equal(error.code, code, error.message);
          assert.match(error.received, /\(downloaded\.csv, line \d+, column \d+\)$/);
          assert.ok(error.received.includes(at), `${error.received} at ${at}`);
          if (action) assert.match(error.action, action);
          return true;
        },
      );
    });
  }

  it("refuses each file where another one is expected", () => {
    const same = (one: FixtureName, other: FixtureName) => layouts[one] === layouts[other];
    for (const parser of fixtureNames) {
      for (const file of fixtureNames.filter((name) => !same(parser, name))) {
        assert.throws(() => layouts[parser](fixture(file)), isUserError, `${file} read as ${parser}`);
      }
    }
  });

  it("refuses each file cut off anywhere before its last rows", () => {
    // H.15, the Treasury's curve and TIC's footnotes have no fixed end, so a cut at the end of a row cannot be seen there.
    const open: readonly FixtureName[] = ["FRB_H15.csv", "daily-treasury-rates.csv", "mfhhis01.txt"];
    for (const file of fixtureNames.filter((name) => !open.includes(name))) {
      const bytes = fixture(file);
      for (let length = 0; length < bytes.length; length += 7) {
        if (bytes[length - 1] === 0x0a) continue;
        try {
          layouts[file](bytes.subarray(0, length));
        } catch (error) {
          assert.ok(isUserError(error), String(error));
          continue;
        }
        assert.match(file, /slt_table5/, `${file} cut off at byte ${length} was read`);
        assert.ok(bytes.toString("latin1", 0, length).includes("Notes:"), "only the notes may be cut");
      }
    }
  });
});
