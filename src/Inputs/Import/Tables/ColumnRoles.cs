using System.Text.RegularExpressions;
using Zyz.Sim.Inputs.Import.Figures;
using Zyz.Sim.Inputs.Import.Grids;
using Zyz.Sim.Inputs.Import.Words;

namespace Zyz.Sim.Inputs.Import.Tables;

/// <summary>Tells what the columns of a table hold, by their headers and by what stands in them.</summary>
internal static partial class ColumnRoles
{
    private static readonly Dictionary<string, ColumnRole> s_names = new(StringComparer.Ordinal)
    {
        ["年份"] = ColumnRole.Year, ["年度"] = ColumnRole.Year, ["年"] = ColumnRole.Year, ["时间"] = ColumnRole.Year, ["year"] = ColumnRole.Year, ["period"] = ColumnRole.Year,
        ["指标"] = ColumnRole.Label, ["指标名称"] = ColumnRole.Label, ["项目"] = ColumnRole.Label, ["名称"] = ColumnRole.Label, ["measure"] = ColumnRole.Label, ["kpi"] = ColumnRole.Label,
        ["indicator"] = ColumnRole.Label, ["专业镇"] = ColumnRole.Label, ["专业镇名称"] = ColumnRole.Label, ["产业"] = ColumnRole.Label, ["主导产业"] = ColumnRole.Label,
        ["镇名"] = ColumnRole.Label, ["town"] = ColumnRole.Label, ["entity"] = ColumnRole.Label, ["name"] = ColumnRole.Label, ["单位名称"] = ColumnRole.Label,
        ["计量单位"] = ColumnRole.Unit, ["单位"] = ColumnRole.Unit, ["unit"] = ColumnRole.Unit,
        ["县区"] = ColumnRole.County, ["县"] = ColumnRole.County, ["地区"] = ColumnRole.County, ["所在县"] = ColumnRole.County, ["县(市、区)"] = ColumnRole.County, ["county"] = ColumnRole.County,
        ["口径"] = ColumnRole.Scope, ["统计口径"] = ColumnRole.Scope, ["统计范围"] = ColumnRole.Scope, ["范围"] = ColumnRole.Scope, ["scope"] = ColumnRole.Scope,
        ["备注"] = ColumnRole.Remark, ["说明"] = ColumnRole.Remark, ["note"] = ColumnRole.Remark, ["notes"] = ColumnRole.Remark, ["remark"] = ColumnRole.Remark, ["remarks"] = ColumnRole.Remark,
        ["发布日期"] = ColumnRole.Published, ["公布日期"] = ColumnRole.Published, ["发布时间"] = ColumnRole.Published, ["公布时间"] = ColumnRole.Published, ["published"] = ColumnRole.Published,
        ["来源"] = ColumnRole.Source, ["数据来源"] = ColumnRole.Source, ["资料来源"] = ColumnRole.Source, ["source"] = ColumnRole.Source,
        ["等级"] = ColumnRole.Grade, ["可靠性"] = ColumnRole.Grade, ["grade"] = ColumnRole.Grade, ["关系"] = ColumnRole.Relation, ["relation"] = ColumnRole.Relation,
        ["序号"] = ColumnRole.Nothing, ["编号"] = ColumnRole.Nothing, ["no"] = ColumnRole.Nothing, ["no."] = ColumnRole.Nothing, ["联系人"] = ColumnRole.Nothing, ["电话"] = ColumnRole.Nothing,
    };

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
