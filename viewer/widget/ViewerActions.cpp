// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/ViewerActions.h"

#include "viewer/widget/ClipPlayer.h"

#include <algorithm>

namespace td::viewer {

using namespace Qt::StringLiterals;
using scene::Layout;
using scene::Tool;

ViewerActions::ViewerActions(QMainWindow &window, const theme::Theme &theme)
    : QObject(&window)
    , m_window(window)
    , m_theme(theme)
    , m_toolGroup(new QActionGroup(this))
    , m_layoutGroup(new QActionGroup(this))
{
    makeTools();
    makeImageActions();
    makeSpeeds();
    makeStudyActions();
    nameCommands();
    fillMenus();
}

void ViewerActions::showTip(QAction &action)
{
    const QString tip = action.property("tip").toString();
    const QString key = action.shortcut().toString(QKeySequence::NativeText);
    if (!tip.isEmpty())
        action.setToolTip(key.isEmpty() ? tip : u"%1 (%2)"_s.arg(tip, key));
}

QAction *ViewerActions::add(const QString &text, const QString &icon, const QList<QKeySequence> &keys,
                            const QString &tip)
{
    auto *action = new QAction(text, this);
    if (!icon.isEmpty())
        action->setIcon(m_theme.icon(icon, theme::ColorRole::ViewerText));
    action->setShortcuts(keys);
    action->setProperty("tip", tip);
    showTip(*action);
    m_window.addAction(action);
    return action;
}

QAction *ViewerActions::addSwitch(const QString &text, const QString &icon, const QList<QKeySequence> &keys,
                                  const QString &tip)
{
    QAction *action = add(text, icon, keys, tip);
    action->setCheckable(true);
    return action;
}

void ViewerActions::addTool(Tool tool, const QString &text, const QString &icon, const QKeySequence &key,
                            const QString &tip)
{
    QAction *action = addSwitch(text, icon, key.isEmpty() ? QList<QKeySequence>() : QList{key}, tip);
    m_toolGroup->addAction(action);
    m_tools.insert(tool, action);
    connect(action, &QAction::triggered, this, [this, tool] { Q_EMIT toolChosen(tool); });
}

void ViewerActions::addLayout(Layout layout, const QString &text, const QString &icon, const QKeySequence &key)
{
    QAction *action = addSwitch(text, icon, key.isEmpty() ? QList<QKeySequence>() : QList{key}, text);
    m_layoutGroup->addAction(action);
    m_layouts.append({layout, action});
    connect(action, &QAction::triggered, this, [this, layout] { Q_EMIT layoutChosen(layout); });
}

QAction *ViewerActions::layout(Layout layout) const
{
    const auto at = std::find_if(m_layouts.begin(), m_layouts.end(), [&](const auto &l) { return l.first == layout; });
    return at == m_layouts.end() ? nullptr : at->second;
}

void ViewerActions::makeTools()
{
    addTool(Tool::Window, tr("Brightness"), u"window-level"_s, Qt::Key_W,
            tr("Brightness and contrast: drag up, down and sideways"));
    addTool(Tool::Pan, tr("Move"), u"pan"_s, Qt::Key_P, tr("Move the image: drag"));
    addTool(Tool::Zoom, tr("Zoom"), u"search"_s, Qt::Key_Z, tr("Zoom: drag up and down"));
    addTool(Tool::Scroll, tr("Scroll"), u"scroll"_s, Qt::Key_S,
            tr("Scroll through the images: drag up and down, or turn the wheel"));
    addTool(Tool::Magnifier, tr("Magnifier"), u"magnifier"_s, Qt::Key_M, tr("A magnifying glass: press and move"));
    addTool(Tool::CrossHair, tr("Same point"), u"crosshair"_s, Qt::Key_H,
            tr("Show the same point in all images of this examination: press and move"));
    addTool(Tool::Length, tr("Length"), u"ruler"_s, Qt::Key_L, tr("Measure a length: drag from one end to the other"));
    addTool(Tool::Angle, tr("Angle"), u"angle"_s, Qt::Key_A, tr("Measure an angle: three points"));
    addTool(Tool::CobbAngle, tr("Angle between two lines"), u"angle"_s, Qt::SHIFT | Qt::Key_A,
            tr("Cobb angle: the angle between two lines"));
    addTool(Tool::Rectangle, tr("Rectangle"), {}, Qt::SHIFT | Qt::Key_R, tr("Area and mean value of a rectangle"));
    addTool(Tool::Ellipse, tr("Ellipse"), {}, Qt::Key_E, tr("Area and mean value of an ellipse"));
    addTool(Tool::Freehand, tr("Free outline"), {}, Qt::SHIFT | Qt::Key_F,
            tr("Area and mean value of what is drawn around"));
    addTool(Tool::Point, tr("Value of a point"), {}, Qt::Key_V, tr("The value of a point"));
    addTool(Tool::Text, tr("Text"), {}, Qt::Key_T, tr("Write on the image"));
    addTool(Tool::Arrow, tr("Arrow"), {}, Qt::SHIFT | Qt::Key_W, tr("An arrow"));
    addTool(Tool::Calibrate, tr("Calibrate…"), {}, {}, tr("Draw along something whose length you know"));
    tool(Tool::Window)->setChecked(true);
    addLayout(scene::kSingle, tr("One image"), u"layout-1"_s, Qt::Key_1);
    addLayout(scene::kPair, tr("Two side by side"), u"layout-2"_s, Qt::Key_3);
    addLayout({2, 1}, tr("Two below each other"), {}, {});
    addLayout(scene::kQuad, tr("Four images"), u"layout-4"_s, Qt::Key_2);
    addLayout({2, 3}, tr("Six images"), {}, Qt::Key_4);
    addLayout({3, 3}, tr("Nine images"), u"grid"_s, Qt::Key_5);
    addLayout({3, 4}, tr("Twelve images"), {}, {});
    addLayout({4, 4}, tr("Sixteen images"), {}, Qt::Key_6);
    layout(scene::kSingle)->setChecked(true);
}

void ViewerActions::makeImageActions()
{
    zoomIn = add(tr("Zoom in"), u"zoom-in"_s, {QKeySequence(Qt::Key_Plus), QKeySequence(Qt::Key_Equal)});
    zoomOut = add(tr("Zoom out"), u"zoom-out"_s, {QKeySequence(Qt::Key_Minus)});
    fit = add(tr("Fit"), u"fit"_s, {QKeySequence(Qt::Key_0)}, tr("Fit the whole image"));
    pixelForPixel =
        add(tr("Every pixel (1:1)"), {}, {QKeySequence(Qt::Key_7)}, tr("One pixel of the image on one of the screen"));
    trueSize = add(tr("True size"), {}, {QKeySequence(Qt::Key_8)}, tr("As large as in the patient"));
    invert = addSwitch(tr("Invert"), u"invert"_s, {QKeySequence(Qt::Key_I)}, tr("Swap black and white"));
    turnRight = add(tr("Turn"), u"rotate"_s, {QKeySequence(Qt::Key_Period)}, tr("Turn a quarter to the right"));
    turnLeft = add(tr("Turn left"), {}, {QKeySequence(Qt::Key_Comma)}, tr("Turn a quarter to the left"));
    mirror = add(tr("Mirror"), u"mirror"_s, {QKeySequence(Qt::Key_B)}, tr("Swap left and right"));
    reset = add(tr("Reset"), u"reset"_s, {QKeySequence(Qt::Key_R)}, tr("Back to how the image was stored"));
    fileGraphics = addSwitch(tr("Drawings in the images"), {}, {QKeySequence(Qt::Key_G)},
                             tr("Show what the clinic drew over the images: overlays, outlines, notes"));
    fileGraphics->setChecked(true);
    prepared = addSwitch(tr("Prepared view"), {}, {QKeySequence(Qt::Key_U)},
                         tr("Show the image as the clinic has prepared it, or as it is stored"));
    play = addSwitch(tr("Play"), u"play"_s, {QKeySequence(Qt::Key_C)}, tr("Play or pause the clip"));
    undo = add(tr("Undo"), u"undo"_s, {QKeySequence(QKeySequence::Undo)});
    redo = add(tr("Redo"), u"redo"_s, {QKeySequence(QKeySequence::Redo)});
    remove = add(tr("Delete the chosen measure"), {}, {QKeySequence(Qt::Key_Delete)});
    keyImage = addSwitch(tr("Key image"), u"star"_s, {QKeySequence(Qt::Key_K)}, tr("Mark this image as important"));
}

void ViewerActions::makeSpeeds()
{
    m_speedGroup = new QActionGroup(this);
    for (const double speed : ClipPlayer::kSpeeds) {
        auto *action = m_speedGroup->addAction(ClipPlayer::speedText(speed));
        action->setCheckable(true);
        action->setData(speed);
        connect(action, &QAction::triggered, this, [this, speed] { Q_EMIT speedChosen(speed); });
    }
    setSpeed(1);
}

void ViewerActions::setSpeed(double speed)
{
    const QList<QAction *> actions = m_speedGroup->actions();
    for (QAction *action : actions)
        action->setChecked(action->data().toDouble() == speed);
}

void ViewerActions::makeStudyActions()
{
    exportStudies = add(tr("Export…"), u"export"_s, {QKeySequence(Qt::CTRL | Qt::Key_E)});
    print = add(tr("Print…"), u"print"_s, {QKeySequence(QKeySequence::Print)});
    printOne = add(tr("Print this image only…"), u"print"_s, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)});
    printTrueSize =
        add(tr("Print in true size…"), {}, {}, tr("As large on paper as in the patient, with a ruler beside it"));
    printSheets = add(tr("Print sheets of images…"), {}, {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_P)},
                      tr("A whole series or the key images, several on each page; or as a PDF"));
    savePicture = add(tr("Save this picture…"), u"picture"_s, {QKeySequence(QKeySequence::Save)});
    saveClip = add(tr("Save as film…"), {}, {}, tr("Save what moves here as a film that other programs play"));
    saveFilm = add(tr("Save the film…"), {}, {}, tr("Save the film as the clinic has stored it"));
    saveMeasurements = add(tr("Save the measures as DICOM…"), {}, {});
    close = add(tr("Close"), u"close"_s, {QKeySequence(Qt::CTRL | Qt::Key_W)});
    fullScreen = addSwitch(tr("Full screen"), {}, {QKeySequence(Qt::Key_F11), QKeySequence(Qt::Key_F)},
                           tr("The images on the whole screen"));
    secondWindow = addSwitch(tr("Second window"), {}, {QKeySequence(Qt::Key_D)},
                             tr("A second window of images, on the other screen where there is one"));
    preferences =
        add(tr("Preferences…"), {}, {}, tr("Choose what buttons, wheel and keys do, and the memory for images"));
    tags = add(tr("Data of the image…"), u"tags"_s, {QKeySequence(Qt::CTRL | Qt::Key_I)},
               tr("Everything that the file of this image says"));
    link = addSwitch(tr("Scroll together"), u"link"_s, {QKeySequence(Qt::Key_J)},
                     tr("Images of the same patient scroll together"));
    referenceLines = addSwitch(tr("Reference lines"), {}, {QKeySequence(Qt::Key_X)},
                               tr("Show where the active image cuts the others"));
    referenceLines->setChecked(true);
    prior = add(tr("Previous exam"), u"prior"_s, {QKeySequence(Qt::Key_Y)},
                tr("This exam beside the previous one of the same part of the body"));
    planes = addSwitch(tr("Planes (MPR)"), u"volume"_s, {QKeySequence(Qt::Key_N)},
                       tr("The volume from the front, from the side and from below"));
}

} // namespace td::viewer
