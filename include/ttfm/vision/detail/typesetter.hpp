/// @file  Lines of text with FreeType, HarfBuzz, FriBidi and fontconfig; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fontconfig/fontconfig.h>
#include <freetype/freetype.h>
#include <freetype/ftbbox.h>
#include <freetype/ftoutln.h>
#include <fribidi.h>
#include <hb-ft.h>
#include <hb.h>
// Behind the one that it needs.
#include <fontconfig/fcfreetype.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/text/utf8.hpp"

namespace ttfm::vision::detail {

/// A pointer of a C library with the function that lets go of it.
template <auto release>
struct Release {
  void operator()(auto* pointer) const { release(pointer); }
};
template <class T, auto release>
using Handle = std::unique_ptr<T, Release<release>>;

using CharSet = Handle<FcCharSet, FcCharSetDestroy>;

/// A face of a font file, and the characters that it has.
struct FontFile {
  std::string file;
  int index = 0;  ///< FreeType's: of the face in its file, and from bit 16 on of the named instance
  std::shared_ptr<FcCharSet const> characters;
};

inline std::shared_ptr<FcCharSet const> shared(FcCharSet* characters) { return CharSet(characters); }

/// The system's outline and colour fonts, best first for text without serifs in the language of the locale; each has
/// characters that those before it lack. Empty if there are none. `configuration` is a file for fontconfig, its own if
/// that is null; where there is none, the fonts in /usr/share/fonts are taken.
inline std::vector<FontFile> find_fonts(char const* configuration = nullptr) {
  // A configuration of our own: the process-wide one may belong to others, and reading it complains on stderr.
  Handle<FcConfig, FcConfigDestroy> const config(FcConfigCreate());
  if (!config) return {};
  auto const* const name = reinterpret_cast<FcChar8 const*>(configuration);
  if (!FcConfigParseAndLoad(config.get(), name, FcFalse))
    FcConfigAppFontAddDir(config.get(), reinterpret_cast<FcChar8 const*>("/usr/share/fonts"));
  if (!FcConfigBuildFonts(config.get())) return {};
  Handle<FcPattern, FcPatternDestroy> const wanted(FcNameParse(reinterpret_cast<FcChar8 const*>("sans-serif")));
  if (!wanted || !FcConfigSubstitute(config.get(), wanted.get(), FcMatchPattern)) return {};
  FcDefaultSubstitute(wanted.get());
  FcResult outcome{};
  Handle<FcFontSet, FcFontSetDestroy> const found(FcFontSort(config.get(), wanted.get(), FcFalse, nullptr, &outcome));
  std::vector<FontFile> fonts;
  if (!found) return fonts;
  CharSet const known(FcCharSetCreate());
  for (int i = 0; i < found->nfont; ++i) {
    auto* const font = found->fonts[i];
    FcChar8* file = nullptr;
    FcCharSet* characters = nullptr;
    int index = 0;
    FcBool outline = FcFalse, colour = FcFalse, variable = FcFalse;
    FcPatternGetBool(font, FC_OUTLINE, 0, &outline);
    FcPatternGetBool(font, FC_COLOR, 0, &colour);
    FcPatternGetBool(font, FC_VARIABLE, 0, &variable);  // its named instances are listed too
    if ((!outline && !colour) || variable || FcPatternGetString(font, FC_FILE, 0, &file) != FcResultMatch ||
        FcPatternGetCharSet(font, FC_CHARSET, 0, &characters) != FcResultMatch)
      continue;
    FcPatternGetInteger(font, FC_INDEX, 0, &index);
    FcBool grown = FcFalse;
    if (!FcCharSetMerge(known.get(), characters, &grown) || !grown) continue;
    fonts.push_back({reinterpret_cast<char const*>(file), index, shared(FcCharSetCopy(characters))});
  }
  return fonts;
}

/// A glyph of a line: its pen's place from the left end of the baseline, in pixels, y growing downwards.
struct Glyph {
  std::size_t font = 0;
  unsigned index = 0;
  double x = 0, y = 0;
};

struct LaidLine {
  std::vector<Glyph> glyphs{};
  double width = 0;  ///< to where a next line's pen would be
};

/// Lays lines of text out and draws them, with the first of its fonts that has a character. Safe to be used from
/// several threads, one at a time.
class Typesetter {
 public:
  /// With the system's fonts behind `file`, if that isn't empty. Throws ConfigError for a file that is no font.
  explicit Typesetter(std::filesystem::path const& file, std::span<FontFile const> system) {
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) throw Error("FreeType can't be initialised");
    library_.reset(library);
    if (!file.empty()) fonts_.push_back(named(file));
    for (auto const& font : system) fonts_.push_back({font, nullptr, nullptr});
    // The first font gives the height of capital letters, so that it must be there.
    while (!fonts_.empty() && !open(fonts_.front())) fonts_.erase(fonts_.begin());
    if (!fonts_.empty()) capital_ = capital_of(fonts_.front().face.get());
  }

  bool empty() const { return fonts_.empty(); }

  bool covers(std::string_view text) {
    std::lock_guard const lock(mutex_);
    auto const points = decoded(text);
    return std::all_of(points.begin(), points.end(), [&](auto point) { return font_for({&point, 1}).has_value(); });
  }

  double width(std::string_view text, double height) {
    std::lock_guard const lock(mutex_);
    return laid(text, height / capital_).width;
  }

  /// The box of the ink, from the left end of the baseline.
  std::pair<double, cv::Rect> measure(std::string_view text, double height) {
    std::lock_guard const lock(mutex_);
    double const em = height / capital_;
    auto const line = laid(text, em);
    cv::Rect ink;
    for (auto const& glyph : line.glyphs)
      if (auto const box = box_of(glyph, em); !box.empty()) ink = ink.empty() ? box : ink | box;
    return {line.width, ink};
  }

  void draw(cv::Mat& rgb, std::string_view text, cv::Point at, double height, cv::Scalar const& colour) {
    std::lock_guard const lock(mutex_);
    double const em = height / capital_;
    auto const line = laid(text, em);
    cv::Rect const picture({}, rgb.size());
    // Glyphs are joined before they are blended: else where they meet the ground would shine through.
    cv::Rect visible;
    std::vector<Glyph const*> outlines;
    for (auto const& glyph : line.glyphs) {
      auto const box = moved(box_of(glyph, em), at) & picture;
      if (box.empty()) continue;
      if (FT_IS_SCALABLE(fonts_[glyph.font].face.get()))
        outlines.push_back(&glyph), visible = visible.empty() ? box : visible | box;
      else
        draw_bitmap(rgb(box), glyph, em, at - box.tl());
    }
    if (visible.empty()) return;
    cv::Mat1b mask(visible.size(), 0), coverage;
    for (auto const* glyph : outlines) {
      auto const box = moved(box_of(*glyph, em), at) & picture;
      coverage.create(box.size());
      coverage = 0;
      draw_outline(coverage, *glyph, em, at - box.tl());
      cv::Mat1b part = mask(box - visible.tl());
      cv::add(part, coverage, part);
    }
    for (int y = 0; y < visible.height; ++y)
      for (int x = 0; x < visible.width; ++x)
        if (int const part = mask(y, x)) {
          auto& pixel = rgb.at<cv::Vec3b>(visible.y + y, visible.x + x);
          for (int c = 0; c < 3; ++c)
            pixel[c] = cv::saturate_cast<std::uint8_t>(pixel[c] + (colour[c] - pixel[c]) * part / 255);
        }
  }

 private:
  /// More than any picture shows: what is behind them is left out.
  static constexpr std::size_t most_characters = 1 << 16;

  struct Font {
    FontFile from;
    Handle<FT_FaceRec, FT_Done_Face> face;
    Handle<hb_font_t, hb_font_destroy> shaper;
    double set_to = 0;  // pixels per em
  };

  Font named(std::filesystem::path const& file) {
    auto fail = [&](std::string_view why) {
      throw ConfigError(ttfm::detail::cat("the font ", file.string(), ' ', why));
    };
    std::error_code error;
    if (!std::filesystem::exists(file, error)) fail("is not there");
    if (!std::filesystem::is_regular_file(file, error)) fail("is no file");
    Font font{{file.string(), 0, nullptr}, nullptr, nullptr};
    if (!open(font)) fail("can't be read as an outline or colour font (TrueType, OpenType, Type 1)");
    font.from.characters = shared(FcFreeTypeCharSet(font.face.get(), nullptr));
    if (!font.from.characters || FcCharSetCount(font.from.characters.get()) == 0) fail("has no characters of Unicode");
    return font;
  }

  /// Whether the font can be used, which is opened if it isn't yet. One that can't is left out from then on.
  bool open(Font& font) {
    if (font.face) return true;
    FT_Face face = nullptr;
    if (FT_New_Face(library_.get(), font.from.file.c_str(), font.from.index, &face) == 0) {
      font.face.reset(face);
      if (FT_IS_SCALABLE(face) || (FT_HAS_COLOR(face) && FT_HAS_FIXED_SIZES(face))) {
        font.shaper.reset(hb_ft_font_create(face, nullptr));
        return true;
      }
    }
    font = {};
    return false;
  }

  /// The height of a capital letter, in em.
  static double capital_of(FT_Face face) {
    double height = 0;
    if (FT_IS_SCALABLE(face) && face->units_per_EM > 0) {
      if (FT_Load_Char(face, 'H', FT_LOAD_NO_SCALE) == 0)
        height = static_cast<double>(face->glyph->metrics.horiBearingY);
      height /= face->units_per_EM;
    }
    return height > 0.3 && height < 1.5 ? height : 0.7;
  }

  static bool control(std::uint32_t point) { return point < 0x20 || (point >= 0x7F && point < 0xA0); }

  /// The characters of a line: those that would break it are spaces, other control characters U+FFFD.
  static std::vector<std::uint32_t> decoded(std::string_view text) {
    std::vector<std::uint32_t> points;
    for (std::size_t at = 0; at < text.size() && points.size() < most_characters;) {
      auto const c = text::utf8_at(text, at);
      at += c.size;
      bool const space =
          (c.point >= '\t' && c.point <= '\r') || c.point == 0x85 || c.point == 0x2028 || c.point == 0x2029;
      points.push_back(space ? ' ' : control(c.point) ? text::replacement : c.point);
    }
    return points;
  }

  /// Characters that have no look of their own, so that no font must have them: joiners, direction marks, selectors.
  static bool ignorable(std::uint32_t point) {
    return point == 0xAD || point == 0x34F || point == 0x61C || (point >= 0x200B && point <= 0x200F) ||
           (point >= 0x202A && point <= 0x202E) || (point >= 0x2060 && point <= 0x206F) ||
           (point >= 0xFE00 && point <= 0xFE0F) || point == 0xFEFF || (point >= 0xE0000 && point <= 0xE0FFF);
  }

  /// The first font that has all the characters.
  std::optional<std::size_t> font_for(std::span<std::uint32_t const> points) {
    for (std::size_t i = 0; i < fonts_.size(); ++i) {
      auto has = [&](auto p) {
        return ignorable(p) || (fonts_[i].from.characters && FcCharSetHasChar(fonts_[i].from.characters.get(), p));
      };
      if (std::all_of(points.begin(), points.end(), has) && open(fonts_[i])) return i;
    }
    return {};
  }

  /// The font of each character: one for a whole word of one script if there is such a font, else one for each
  /// character with its marks.
  std::vector<std::size_t> fonts_of(std::vector<std::uint32_t> const& points, std::vector<hb_script_t> const& scripts) {
    std::vector<std::size_t> result(points.size(), 0);
    auto* const unicode = hb_unicode_funcs_get_default();
    auto joins = [&](std::size_t i) {  // with the character before it
      auto const kind = hb_unicode_general_category(unicode, points[i]);
      return kind == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK || kind == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
             kind == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK || ignorable(points[i]) ||
             (points[i] >= 0x1F3FB && points[i] <= 0x1F3FF) || points[i - 1] == 0x200D;
    };
    auto set = [&](std::size_t from, std::size_t to) {
      auto const font = font_for(std::span(points).subspan(from, to - from));
      if (font) std::fill(result.begin() + std::ptrdiff_t(from), result.begin() + std::ptrdiff_t(to), *font);
      return font.has_value();
    };
    for (std::size_t from = 0, to; from < points.size(); from = to) {
      for (to = from + 1; to < points.size() && (points[to] == ' ') == (points[from] == ' ') &&
                          (scripts[to] == scripts[from] || joins(to));)
        ++to;
      if (set(from, to)) continue;
      for (std::size_t first = from, last; first < to; first = last) {
        for (last = first + 1; last < to && joins(last);) ++last;
        if (!set(first, last) && set(first, first + 1))
          std::fill(result.begin() + std::ptrdiff_t(first), result.begin() + std::ptrdiff_t(last), result[first]);
      }
    }
    return result;
  }

  /// The script of each character; what is of none, as spaces and digits, has that of what is before it.
  static std::vector<hb_script_t> scripts_of(std::vector<std::uint32_t> const& points) {
    std::vector<hb_script_t> result(points.size());
    auto* const unicode = hb_unicode_funcs_get_default();
    auto last = HB_SCRIPT_COMMON;
    auto own = [&](std::size_t i) {
      auto const script = hb_unicode_script(unicode, points[i]);
      return script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED && script != HB_SCRIPT_UNKNOWN;
    };
    for (std::size_t i = 0; i < points.size() && last == HB_SCRIPT_COMMON; ++i)
      if (own(i)) last = hb_unicode_script(unicode, points[i]);
    for (std::size_t i = 0; i < points.size(); ++i)
      result[i] = last = own(i) ? hb_unicode_script(unicode, points[i]) : last;
    return result;
  }

  /// The embedding level of each character (Unicode's annex 9): odd ones run from right to left.
  static std::vector<FriBidiLevel> levels_of(std::vector<std::uint32_t> const& points) {
    auto const count = static_cast<FriBidiStrIndex>(points.size());
    std::vector<FriBidiCharType> types(points.size());
    std::vector<FriBidiBracketType> brackets(points.size());
    std::vector<FriBidiLevel> levels(points.size(), 0);
    fribidi_get_bidi_types(points.data(), count, types.data());
    fribidi_get_bracket_types(points.data(), count, types.data(), brackets.data());
    FriBidiParType base = FRIBIDI_PAR_ON;
    if (fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), count, &base, levels.data()) == 0)
      std::fill(levels.begin(), levels.end(), FriBidiLevel{0});
    return levels;
  }

  struct Run {
    std::size_t from, to, font;
    hb_script_t script;
    FriBidiLevel level;
  };

  LaidLine laid(std::string_view text, double em) {
    auto const points = decoded(text);
    auto const scripts = scripts_of(points);
    auto const levels = levels_of(points);
    auto const fonts = fonts_of(points, scripts);
    std::vector<Run> runs;
    for (std::size_t i = 0; i < points.size(); ++i)
      if (!runs.empty() && runs.back().font == fonts[i] && runs.back().script == scripts[i] &&
          runs.back().level == levels[i])
        runs.back().to = i + 1;
      else
        runs.push_back({i, i + 1, fonts[i], scripts[i], levels[i]});
    // Rule L2: from the highest level to the lowest odd one, what has at least that level is reversed.
    int highest = 0;
    for (auto const& run : runs) highest = std::max<int>(highest, run.level);
    for (int level = highest; level > 0; --level)
      for (auto first = runs.begin(); first != runs.end();) {
        first = std::find_if(first, runs.end(), [&](auto const& run) { return run.level >= level; });
        auto const last = std::find_if(first, runs.end(), [&](auto const& run) { return run.level < level; });
        std::reverse(first, last);
        first = last;
      }
    LaidLine line;
    for (auto const& run : runs) shape(line, points, run, em);
    return line;
  }

  /// Adds a run's glyphs at the end of the line.
  void shape(LaidLine& line, std::vector<std::uint32_t> const& points, Run const& run, double em) {
    auto& font = fonts_[run.font];
    double const scale = resize(font, em) / 64;
    Handle<hb_buffer_t, hb_buffer_destroy> const buffer(hb_buffer_create());
    hb_buffer_add_codepoints(buffer.get(), points.data(), static_cast<int>(points.size()),
                             static_cast<unsigned>(run.from), static_cast<int>(run.to - run.from));
    hb_buffer_set_direction(buffer.get(), run.level % 2 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer.get(), run.script);
    hb_shape(font.shaper.get(), buffer.get(), nullptr, 0);
    unsigned count = 0;
    auto const* const glyphs = hb_buffer_get_glyph_infos(buffer.get(), &count);
    auto const* const places = hb_buffer_get_glyph_positions(buffer.get(), &count);
    for (unsigned i = 0; i < count; ++i) {
      line.glyphs.push_back(
          {run.font, glyphs[i].codepoint, line.width + places[i].x_offset * scale, -places[i].y_offset * scale});
      line.width += places[i].x_advance * scale;
    }
  }

  /// Outlines below that size are fitted to the rows of pixels, so that their horizontal strokes are sharp.
  static constexpr double hinted_below = 48;

  /// Sets the font's size; pixels of the line per pixel of the font, which is not 1 for bitmaps alone.
  static double resize(Font& font, double em) {
    auto* const face = font.face.get();
    bool const outline = FT_IS_SCALABLE(face);
    if (font.set_to != em) {
      if (outline) {
        FT_Set_Char_Size(face, 0, std::max<FT_F26Dot6>(1, std::lround(em * 64)), 72, 72);
      } else {
        int best = 0;  // the smallest that is large enough, else the largest
        auto of = [&](int i) { return static_cast<double>(face->available_sizes[i].y_ppem) / 64; };
        for (int i = 1; i < face->num_fixed_sizes; ++i)
          if (of(best) < em ? of(i) > of(best) : of(i) >= em && of(i) < of(best)) best = i;
        FT_Select_Size(face, best);
      }
      hb_ft_font_set_load_flags(font.shaper.get(), outline ? FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP : FT_LOAD_COLOR);
      hb_ft_font_changed(font.shaper.get());
      font.set_to = em;
    }
    return outline ? 1 : em / std::max<double>(1, face->size->metrics.y_ppem);
  }

  /// Loads a glyph; null if the font is broken there. An outline is moved by its pen's part of a pixel.
  FT_GlyphSlot loaded(Glyph const& glyph, double em) {
    auto& font = fonts_[glyph.font];
    resize(font, em);
    auto* const face = font.face.get();
    bool const outline = FT_IS_SCALABLE(face);
    int const flags = !outline            ? FT_LOAD_COLOR | FT_LOAD_RENDER
                      : em < hinted_below ? FT_LOAD_NO_BITMAP | FT_LOAD_TARGET_LIGHT
                                          : FT_LOAD_NO_BITMAP | FT_LOAD_NO_HINTING;
    if (FT_Load_Glyph(face, glyph.index, flags) != 0) return nullptr;
    auto* const slot = face->glyph;
    if (outline && slot->format != FT_GLYPH_FORMAT_OUTLINE) return nullptr;
    if (outline)
      FT_Outline_Translate(&slot->outline, std::lround((glyph.x - std::floor(glyph.x)) * 64),
                           -std::lround((glyph.y - std::floor(glyph.y)) * 64));
    return slot;
  }

  /// The pixels that a glyph may touch, from the left end of the baseline.
  cv::Rect box_of(Glyph const& glyph, double em) {
    auto* const slot = loaded(glyph, em);
    if (!slot) return {};
    cv::Point const pen(static_cast<int>(std::floor(glyph.x)), static_cast<int>(std::floor(glyph.y)));
    if (slot->format == FT_GLYPH_FORMAT_BITMAP) {
      double const scale = resize(fonts_[glyph.font], em);
      cv::Point const first(static_cast<int>(std::floor(slot->bitmap_left * scale)),
                            static_cast<int>(std::floor(-slot->bitmap_top * scale)));
      return {pen + first, cv::Size(static_cast<int>(std::ceil(slot->bitmap.width * scale)),
                                    static_cast<int>(std::ceil(slot->bitmap.rows * scale)))};
    }
    FT_BBox box{};
    if (slot->outline.n_points == 0 || FT_Outline_Get_BBox(&slot->outline, &box) != 0) return {};
    auto floor = [](FT_Pos at) { return static_cast<int>(at >> 6); };
    cv::Point const first(floor(box.xMin), -floor(box.yMax + 63)), last(floor(box.xMax + 63), -floor(box.yMin));
    return {pen + first, pen + last};
  }

  static cv::Rect moved(cv::Rect const& box, cv::Point at) {
    // Saturated: far outside of any picture.
    auto sum = [](int a, int b) {
      return static_cast<int>(std::clamp<std::int64_t>(std::int64_t{a} + b, -1 << 29, 1 << 29));
    };
    return {sum(box.x, at.x), sum(box.y, at.y), box.width, box.height};
  }

  /// Draws into `coverage` a glyph whose line begins at `at` there.
  void draw_outline(cv::Mat1b& coverage, Glyph const& glyph, double em, cv::Point at) {
    auto* const slot = loaded(glyph, em);
    if (!slot) return;
    FT_Bitmap bitmap{};
    bitmap.rows = static_cast<unsigned>(coverage.rows);
    bitmap.width = static_cast<unsigned>(coverage.cols);
    bitmap.pitch = static_cast<int>(coverage.step[0]);
    bitmap.buffer = coverage.data;
    bitmap.num_grays = 256;
    bitmap.pixel_mode = FT_PIXEL_MODE_GRAY;
    // FreeType's origin is the lower left corner.
    auto const x = static_cast<FT_Pos>(at.x + std::floor(glyph.x));
    auto const y = static_cast<FT_Pos>(coverage.rows - at.y - std::floor(glyph.y));
    FT_Outline_Translate(&slot->outline, x * 64, y * 64);
    FT_Outline_Get_Bitmap(library_.get(), &slot->outline, &bitmap);
  }

  /// Blends a glyph that is a picture of its own, as emojis are, into a part of the picture.
  void draw_bitmap(cv::Mat part, Glyph const& glyph, double em, cv::Point at) {
    auto* const slot = loaded(glyph, em);
    if (!slot || slot->bitmap.pixel_mode != FT_PIXEL_MODE_BGRA || slot->bitmap.pitch < 0) return;
    double const scale = resize(fonts_[glyph.font], em);
    cv::Mat source(static_cast<int>(slot->bitmap.rows), static_cast<int>(slot->bitmap.width), CV_8UC4,
                   slot->bitmap.buffer, static_cast<std::size_t>(slot->bitmap.pitch));
    double across = scale, down = scale;
    if (scale < 1) {
      cv::Size const size(std::max(1, cvRound(source.cols * scale)), std::max(1, cvRound(source.rows * scale)));
      across = scale * source.cols / size.width, down = scale * source.rows / size.height;
      cv::Mat smaller;
      cv::resize(source, smaller, size, 0, 0, cv::INTER_AREA);
      source = smaller;
    }
    double const left = at.x + std::floor(glyph.x) + slot->bitmap_left * scale,
                 top = at.y + std::floor(glyph.y) - slot->bitmap_top * scale;
    cv::Mat1d const place = (cv::Mat1d(2, 3) << across, 0, left, 0, down, top);
    cv::Mat4b drawn;
    cv::warpAffine(source, drawn, place, part.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT);
    for (int y = 0; y < part.rows; ++y)
      for (int x = 0; x < part.cols; ++x) {
        auto const& bgra = drawn(y, x);
        auto& pixel = part.at<cv::Vec3b>(y, x);
        for (int c = 0; c < 3; ++c)  // the colours are multiplied by their opacity
          pixel[c] = cv::saturate_cast<std::uint8_t>(bgra[2 - c] + pixel[c] * (255 - bgra[3]) / 255);
      }
  }

  std::mutex mutex_;
  Handle<FT_LibraryRec_, FT_Done_FreeType> library_;
  std::vector<Font> fonts_;  // behind the library, which must outlive them
  double capital_ = 0.7;     // height of a capital letter, in em
};

}  // namespace ttfm::vision::detail
