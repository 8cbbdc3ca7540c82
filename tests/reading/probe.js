// What a reader sees of the book: measured in the document that the reading system shows, page by page.
// `blocks` are the elements at whose edges a word ends; the caller knows them.

const MATH = 'http://www.w3.org/1998/Math/MathML'
const frameOf = doc => doc.defaultView.frameElement
const shown = rect => rect.width > 0 && rect.height > 0

// The box that scrolls under an element, if it has to.
const scrollerOf = element => {
    for (let up = element; up && up.localName !== 'body'; up = up.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(up).overflowX)) return up
    }
    return null
}

// All that can be seen, in the order of the document: runs of letters, pictures, formulas, and where words end.
const runsOf = (doc, blocks) => {
    const runs = []
    const end = () => runs.push({text: ' '})
    const walk = node => {
        if (node.nodeType === 3) {
            const scroller = node.data.trim() && scrollerOf(node.parentElement)
            for (const [part] of node.data.matchAll(/\s+|\S+/g)) {
                const offset = walk.offset
                walk.offset += part.length
                if (!part.trim()) { end(); continue }
                const range = doc.createRange()
                range.setStart(node, offset)
                range.setEnd(node, offset + part.length)
                const rects = [...range.getClientRects()].filter(shown)
                runs.push({text: part, rects, element: node.parentElement, scroller})
            }
            return
        }
        if (node.nodeType !== 1 || node.getAttribute('aria-hidden') === 'true') return
        const formula = node.namespaceURI === MATH
        if (formula || node.localName === 'img') {
            end()
            const text = node.getAttribute(formula ? 'alttext' : 'alt') ?? ''
            const rects = [...node.getClientRects()].filter(shown)
            runs.push({text, rects, element: node, scroller: scrollerOf(node)})
            end()
            return
        }
        if (blocks.has(node.localName)) end()
        for (const child of node.childNodes) { walk.offset = 0; walk(child) }
        if (blocks.has(node.localName)) end()
    }
    for (const child of doc.body.childNodes) { walk.offset = 0; walk(child) }
    return runs
}

// The columns that the system has cut the document into: one to a window.
const columnsOf = doc => {
    const frame = frameOf(doc)
    const box = frame.parentElement.parentElement.getBoundingClientRect()
    const columns = [doc.body, doc.documentElement].find(e => getComputedStyle(e).columnGap.endsWith('px'))
    const style = getComputedStyle(columns)
    const width = box.width
    return {
        width,
        start: parseFloat(style.paddingLeft),
        end: width - parseFloat(style.paddingRight),
        top: 0,
        bottom: doc.defaultView.innerHeight,
        left: () => box.left - frame.getBoundingClientRect().left,
    }
}

const about = element => `<${element.localName} class="${element.className?.baseVal ?? element.className}"> `
    + element.textContent.trim().slice(0, 60)

// The head cell of a column that is out of sight because each cell of its column shows its words; else nothing.
const standsInCells = element => {
    const head = element.closest('thead th')
    if (!head || getComputedStyle(head.closest('thead')).position !== 'absolute') return null
    const column = [...head.parentElement.children].indexOf(head)
    const cells = [...head.closest('table').querySelectorAll('tbody tr')].map(row => row.children[column])
    // The cell that names a record stands at its top and needs no head.
    const shows = cell => cell.localName === 'th' || getComputedStyle(cell, '::before').display !== 'none'
        && getComputedStyle(cell, '::before').content.startsWith(JSON.stringify(cell.dataset.label).slice(0, -1))
    return cells.every(shows) ? head : null
}

// What is not within its column: too wide, or below its end.
const faultsOf = (doc, runs, columns) => {
    const faults = new Set()
    const judge = (element, rect, what) => {
        const place = rect.left - Math.floor((rect.left + 0.5) / columns.width) * columns.width
        if (place < columns.start - 1.5 || place + rect.width > columns.end + 1.5) {
            faults.add(`${what} wider than its column by ${Math.ceil(place + rect.width - columns.end)}: ${about(element)}`)
        }
        if (rect.top < columns.top - 1 || rect.bottom > columns.bottom + 1) {
            faults.add(`${what} cut by ${Math.ceil(rect.bottom - columns.bottom)} below its page: ${about(element)}`)
        }
    }
    for (const run of runs) {
        if (!run.rects || standsInCells(run.element)) continue
        if (!run.scroller) run.rects.forEach(rect => judge(run.element, rect, 'text'))
    }
    for (const element of doc.body.querySelectorAll('*')) {
        const inside = element.parentElement && scrollerOf(element.parentElement) || element.closest('thead')
        if (inside || element.closest('math') && element.localName !== 'math') continue
        for (const rect of [...element.getClientRects()].filter(shown)) judge(element, rect, 'box')
    }
    return [...faults]
}

// Mark the runs that this page shows. What scrolls is seen with its region, if the region reaches around it.
const look = (doc, runs, columns) => {
    const left = columns.left()
    const inside = rect => {
        const middle = rect.left + rect.width / 2
        return middle >= left && middle <= left + columns.width
            && rect.bottom <= columns.bottom + 1 && rect.top >= columns.top - 1
    }
    for (const run of runs) {
        if (!run.rects?.length || run.seen) continue
        if (standsInCells(run.element)) run.seen = true
        else if (run.scroller) run.seen = [...run.scroller.getClientRects()].every(inside)
        else {
            run.hidden = (run.hidden ?? run.rects).filter(rect => !inside(rect))
            run.seen = run.hidden.length === 0
        }
    }
}

// Turn every page of the book. For each file: what was seen, what is wrong, how many pages it took.
export const readThrough = async (reader, blocks) => {
    const names = new Set(blocks)
    const files = []
    let doc = null, runs, columns
    await reader.start()
    do {
        if (reader.doc() !== doc) {
            doc = reader.doc()
            await doc.fonts.ready
            runs = runsOf(doc, names)
            columns = columnsOf(doc)
            const scrolling = [...doc.querySelectorAll('.scroll, .math')].filter(e => e.scrollWidth > e.clientWidth + 1)
            files.push({file: reader.file(), turns: 0, faults: [...faultsOf(doc, runs, columns), ...collisions(doc, runs)], runs,
                        scrolling: scrolling.map(about)})
        }
        files.at(-1).turns += 1
        look(doc, runs, columns)
    } while (await reader.next())
    return files.map(({runs, ...file}) => ({
        ...file, seen: runs.filter(run => !run.rects || run.seen).map(run => run.text).join(''),
    }))
}

// --- colours --------------------------------------------------------------------------------------------------------

const known = new Map()
const channels = colour => known.get(colour) ?? known.set(colour, painted(colour)).get(colour)
const painted = colour => {
    const context = painted.context ??= new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true})
    context.clearRect(0, 0, 1, 1)
    context.fillStyle = colour
    context.fillRect(0, 0, 1, 1)
    const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data
    return [red, green, blue, alpha / 255]
}
const over = ([r, g, b, a], below) => [r, g, b].map((value, n) => value * a + below[n] * (1 - a))
const luminance = colour => colour.map(value => value / 255)
    .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    .reduce((sum, value, n) => sum + value * [0.2126, 0.7152, 0.0722][n], 0)

// The colour behind an element: its own and those of all that is under it, out to the window of the system.
const behind = (element, cache) => {
    if (cache.has(element)) return cache.get(element)
    const above = element.parentElement ?? element.ownerDocument.defaultView.frameElement
        ?? (element.getRootNode() instanceof ShadowRoot ? element.getRootNode().host : null)
    const root = above ?? (element.parentNode instanceof ShadowRoot ? element.parentNode.host : null)
    const view = element.ownerDocument.defaultView
    const own = channels(view.getComputedStyle(element).backgroundColor)
    const colour = own[3] === 1 ? own.slice(0, 3) : over(own, root ? behind(root, cache) : [255, 255, 255])
    cache.set(element, colour)
    return colour
}

// The contrast of every run of text in the file that is shown, the lowest of each pair of colours (WCAG 2.2, 1.4.3).
export const contrasts = doc => {
    const cache = new Map(), pairs = new Map()
    const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement
        if (!walker.currentNode.data.trim() || !element.getClientRects().length || element.closest('annotation')) continue
        const ground = behind(element, cache)
        const ink = over(channels(doc.defaultView.getComputedStyle(element).color), ground)
        const [light, dark] = [luminance(ink), luminance(ground)].sort((a, b) => b - a)
        const key = `${ink.map(Math.round)} on ${ground.map(Math.round)}`
        if (!pairs.has(key)) pairs.set(key, {colours: key, ratio: (light + 0.05) / (dark + 0.05), where: about(element)})
    }
    return [...pairs.values()]
}

// The contrasts of the whole book under each of several sheets of the system.
export const contrastsThrough = async (reader, sheets) => {
    const found = sheets.map(() => [])
    for (const file of reader.spine()) {
        await reader.go(file)
        for (const [n, sheet] of sheets.entries()) {
            reader.dress(sheet)
            found[n].push(...contrasts(reader.doc()).map(pair => ({...pair, file})))
        }
    }
    return found
}

// --- spacing --------------------------------------------------------------------------------------------------------

// Text that is cut off by a box, and lines that stand on one another. A raised figure may reach into the line above.
const collisions = (doc, runs) => {
    const faults = []
    for (const element of doc.body.querySelectorAll('*')) {
        const style = getComputedStyle(element)
        const hides = axis => ['hidden', 'clip'].includes(style[`overflow${axis}`])
        if (element.namespaceURI === MATH || element.closest('thead')) continue
        if (hides('X') && element.scrollWidth > element.clientWidth + 1
            || hides('Y') && element.scrollHeight > element.clientHeight + 1) faults.push(`cut: ${about(element)}`)
    }
    const boxes = runs.filter(run => run.rects && !run.scroller && !run.element.closest('sup, sub, math, thead'))
        .flatMap(run => run.rects.map(rect => ({run, left: rect.left + 1, right: rect.right - 1,
            top: rect.top + rect.height * 0.2, bottom: rect.bottom - rect.height * 0.2})))
    boxes.sort((a, b) => a.top - b.top)
    for (const [n, one] of boxes.entries()) {
        for (let m = n + 1; m < boxes.length && boxes[m].top < one.bottom; m += 1) {
            const two = boxes[m]
            if (two.left < one.right && one.left < two.right) faults.push(`"${one.run.text}" over "${two.run.text}"`)
        }
    }
    return faults
}

// --- places ---------------------------------------------------------------------------------------------------------

// The first text or picture in an element or after it.
const firstOf = (doc, element) => {
    const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    walker.currentNode = element
    do {
        const node = walker.currentNode
        if (node.localName === 'img' || node.localName === 'math') return node.getClientRects()[0]
        if (node.nodeType !== 3 || !node.data.trim()) continue
        const range = doc.createRange()
        range.setStart(node, node.data.search(/\S/))
        range.setEnd(node, node.data.search(/\S/) + 1)
        if (range.getClientRects().length) return range.getClientRects()[0]
    } while (walker.nextNode())
    return null
}

// Whether the page that is shown holds the beginning of an element, or what follows an empty one. A marker in a line may
// stand at the end of it, with its word on the next.
export const shows = (doc, id) => {
    const element = doc?.getElementById(id)
    const inLine = element && !element.textContent && element.previousSibling?.data?.trim()
    const rect = element && (inLine ? element.getClientRects()[0] : firstOf(doc, element))
    if (!rect) return false
    const {left, width, bottom} = columnsOf(doc)
    return rect.left >= left() - 1 && rect.left < left() + width && rect.top >= 0 && rect.bottom <= bottom + 1
}

// The words of the page that is shown; words cut in two by a turn are on neither page.
export const words = (doc, blocks) => {
    const runs = runsOf(doc, new Set(blocks))
    look(doc, runs, columnsOf(doc))
    return runs.filter(run => !run.rects || run.seen).map(run => run.text).join('').replace(/\s+/g, ' ')
}

// Wait until the system shows the beginning of an element and has come to rest.
export const arrive = async (reader, id) => {
    const frame = () => new Promise(done => requestAnimationFrame(done))
    const still = () => shows(reader.doc(), id) && JSON.stringify(reader.place())
    for (let last = '', same = 0, turn = 0; same < 3; turn += 1) {
        if (turn > 900) throw new Error(`${id} never came into sight`)
        await frame()
        const place = still()
        same = place && place === last ? same + 1 : 0
        last = place
    }
}

// Where an element's first line is in the window, in CSS px.
export const middle = (doc, selector) => {
    const frame = doc.defaultView.frameElement.getBoundingClientRect()
    const box = doc.querySelector(selector).getClientRects()[0]
    return [frame.left + box.left + box.width / 2, frame.top + box.top + box.height / 2]
}
