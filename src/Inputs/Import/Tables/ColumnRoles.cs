using System.Text.RegularExpressions;
using Zyz.Sim.Inputs.Import.Figures;
using Zyz.Sim.Inputs.Import.Grids;
using Zyz.Sim.Inputs.Import.Words;

namespace Zyz.Sim.Inputs.Import.Tables;

/// <summary>Tells what the columns of a table hold, by their headers and by what stands in them.</summary>
internal static partial class ColumnRoles
{
    private static readonly Dictionary<string, ColumnRole> s_names = new (ColumnRole Role, string[] Names)[]
    {
        (ColumnRole.Year, ["年份", "年度", "年", "时间", "year", "period"]),
        (ColumnRole.Label, ["指标", "指标名称", "项目", "名称", "measure", "kpi", "indicator", "专业镇", "专业镇名称", "产业", "主导产业", "镇名", "town", "entity", "name", "单位名称"]),
        (ColumnRole.Unit, ["计量单位", "单位", "unit"]),
        (ColumnRole.County, ["县区", "县", "地区", "所在县", "县(市、区)", "county"]),
        (ColumnRole.Scope, ["口径", "统计口径", "统计范围", "范围", "scope"]),
        (ColumnRole.Remark, ["备注", "说明", "note", "notes", "remark", "remarks"]),
        (ColumnRole.Published, ["发布日期", "公布日期", "发布时间", "公布时间", "published"]),
        (ColumnRole.Source, ["来源", "数据来源", "资料来源", "source"]),
        (ColumnRole.Grade, ["等级", "可靠性", "grade"]),
        (ColumnRole.Relation, ["关系", "relation"]),
        (ColumnRole.Status, ["状态", "status"]),
        (ColumnRole.WholeScope, ["whole_scope"]),
        (ColumnRole.Nothing, ["序号", "编号", "no", "no.", "联系人", "电话"]),
    }.SelectMany(r => r.Names, (r, n) => (r.Role, Name: n)).ToDictionary(p => p.Name, p => p.Role, StringComparer.Ordinal);

    /// <summary>The role a header names.</summary>
    /// <param name="header">The header.</param>
    /// <returns>The role; null where the header is none of these words.</returns>
    public static ColumnRole? Named(string header) =>
        s_names.TryGetValue(PlainText.Compact(header), out ColumnRole role) ? role
        : Labels().IsMatch(PlainText.Compact(header)) ? ColumnRole.Label : null;

    /// <summary>Roles of all columns of a table.</summary>
    /// <param name="grid">The sheet.</param>
    /// <param name="table">The table.</param>
    /// <returns>Role by column.</returns>
    public static Dictionary<int, ColumnRole> Of(SheetGrid grid, SheetTable table)
    {
        var roles = new Dictionary<int, ColumnRole>();
        foreach (int column in grid.Columns)
        {
            SheetCell[] cells = [.. table.Rows.Select(r => grid[new CellAddress(r.Row, column)]).OfType<SheetCell>()];
            if (cells.Length > 0)
            {
                string[] headers = [.. table.Headers.Reverse().Select(h => grid[new CellAddress(h, column)]).OfType<SheetCell>().Select(h => h.Text)];
                roles[column] = Checked(headers.Length > 0 ? Named(headers[0]) : null, cells, headers.Any(h => WordReader.Of(h).Measure is not null));
            }
        }

        // A county alone names what the row is about; so does the first column of words where no header says so.
        if (!roles.ContainsValue(ColumnRole.Label))
        {
            int[] counties = [.. roles.Where(r => r.Value == ColumnRole.County).Select(r => r.Key).Order()];
            foreach (int column in counties.Take(1))
            {
                roles[column] = ColumnRole.Label;
            }
        }

        return roles;
    }

    private static ColumnRole Checked(ColumnRole? named, SheetCell[] cells, bool measures)
    {
        int figures = cells.Count(c => c.Kind != CellKind.Text || FigureText.Of(c).IsLikeFigure);
        return named switch
        {
            // 单位 heads units of measure in one table and organisations in the next.
            ColumnRole.Unit when !cells.All(c => WordReader.Of(c.Text).Units.Length > 0) => ColumnRole.Label,
            ColumnRole.Label when figures == cells.Length => ColumnRole.Figures,
            not null => named.Value,
            null => measures || 2 * figures >= cells.Length ? ColumnRole.Figures : ColumnRole.Label,
        };
    }

    [GeneratedRegex(@"^(?:专业镇|产业|镇|地区|县区|县市区|town|region)(?:\([^)]*\))?(?:名称?|名单|类别)?$")]
    private static partial Regex Labels();
}
